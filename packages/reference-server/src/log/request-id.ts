import { createHash } from "node:crypto";
import { redactText } from "../redaction/redact.ts";

/** Too few characters to try out which number of a card it was, enough to tell any two apart. */
const KEPT = 5;

/**
 * A request id as it is stored. One that looks like a secret is replaced, and still told from others that do.
 *
 * @param requestId - the id, as the answer has it
 * @returns the id itself, or `REDACTED` with the beginning of its hash
 * @example storedRequestId("deploy-4711"); // "deploy-4711"
 */
export function storedRequestId(requestId: string): string {
  const stored = redactText(requestId);
  return stored === requestId
    ? requestId
    : `REDACTED-${createHash("sha256").update(requestId).digest("hex").slice(0, KEPT)}`;
}
