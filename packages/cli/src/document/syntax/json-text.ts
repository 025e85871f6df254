const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const CLOSE_BRACKET = 93;
const CLOSE_BRACE = 125;

/**
 * Skips white space.
 *
 * @param text - a JSON text
 * @param start - an offset into it
 * @returns the offset of the next character that is not white space
 */
export function skipSpace(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code === 32 || (code >= 9 && code <= 13); code = text.charCodeAt(at)) at++;
  return at;
}

/**
 * Skips a string.
 *
 * @param text - a JSON text
 * @param start - the offset of its opening quote
 * @returns the offset after its closing quote
 */
export function skipString(text: string, start: number): number {
  let at = start;
  for (;;) {
    at = text.indexOf('"', at + 1);
    if (at < 0) return text.length;
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
}

/**
 * Skips a string, a number, `true`, `false` or `null`.
 *
 * @param text - a JSON text
 * @param start - the offset of its first character
 * @returns the offset after it
 */
export function skipScalar(text: string, start: number): number {
  if (text.charCodeAt(start) === QUOTE) return skipString(text, start);
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || code <= 32) break;
  }
  return at;
}
