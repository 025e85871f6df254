/**
 * Decodes a part of a URL, up to three times, because a secret may be encoded repeatedly. Malformed escapes are kept.
 *
 * @param text - a name, a value or a path segment
 * @returns the decoded text
 */
export function decodeUrl(text: string): string {
  if (!/[%+]/.test(text)) return text;
  let decoded = text.replaceAll("+", " ");
  for (let round = 0; round < 3; round += 1) {
    decoded = decoded.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) =>
      Buffer.from(bytes.replaceAll("%", ""), "hex").toString("utf8"),
    );
  }
  return decoded;
}
