import { createHash } from "node:crypto";

/**
 * Hashes a text.
 *
 * @param text - the text
 * @returns its SHA-256 as 64 hexadecimal digits
 */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
