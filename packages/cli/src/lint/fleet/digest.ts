import { createHash } from "node:crypto";

/**
 * A text in short.
 *
 * @param text - the text
 * @returns 64 hexadecimal digits, the same for the same text alone
 */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
