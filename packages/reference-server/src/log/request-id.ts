import { createHash } from "node:crypto";
import { redactText } from "../redaction/redact.ts";

/** Too few characters of the hash to find out a card number by trial and error, but enough to tell two ids apart. */
const KEPT = 5;

/**
 * A request id in its stored form. One that looks like a secret is replaced, but stays distinguishable from others.
 *
 * @param requestId - the id, as in the response
 * @returns the id itself, or `REDACTED` with the beginning of its hash
 * @example storedRequestId("deploy-4711"); // "deploy-4711"
 */
export function storedRequestId(requestId: string): string {
  const stored = redactText(requestId);
  return stored === requestId
    ? requestId
    : `REDACTED-${createHash("sha256").update(requestId).digest("hex").slice(0, KEPT)}`;
}
