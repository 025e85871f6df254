/**
 * Parses what may be no JSON at all.
 *
 * @param text - any text
 * @returns the value; `undefined` when the text is no JSON
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
