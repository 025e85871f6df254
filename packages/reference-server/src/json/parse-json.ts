/**
 * Parses a text that may not be JSON.
 *
 * @param text - any text
 * @returns the value; `undefined` if the text is not JSON
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
