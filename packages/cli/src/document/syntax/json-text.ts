const BACKSLASH = 92;

/**
 * Skips white space.
 *
 * @param text - a JSON text
 * @param start - an offset into it
 * @returns the offset of the next character that is none
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
 * @returns the offset of what follows its closing quote
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
