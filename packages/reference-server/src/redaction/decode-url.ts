/**
 * Decodes a part of a URL. Encoded twice or three times is no better hidden. Broken encoding is left as it is.
 *
 * @param text - a name, a value or a segment
 * @returns the text that it stands for
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
