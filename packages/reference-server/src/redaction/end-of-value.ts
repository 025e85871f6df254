/**
 * Finds the end of a value that begins with a bracket or a brace. The text may be truncated or broken JSON, or JSON
 * inside a JSON string.
 *
 * @param text - the text
 * @param start - the index of the opening bracket
 * @returns the index after the closing bracket; the end of the text if brackets or quotes do not match, because the
 * extent of the value is then unknown
 */
export function endOfValue(text: string, start: number): number {
  const open: string[] = [];
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "{") open.push("}");
    else if (character === "[") open.push("]");
    else if (character === "}" || character === "]") {
      if (open.pop() !== character) return text.length;
      if (open.length === 0) return at + 1;
    } else if (character === '"' || character === "'" || character === "\\") {
      at = endOfString(text, at);
      if (at === -1) return text.length;
    }
  }
  return text.length;
}

/**
 * Returns the index of a string's closing quote; -1 if there is none. In JSON inside a JSON string, quotes are escaped.
 * Backslashes that do not lead to a quote are skipped.
 */
function endOfString(text: string, start: number): number {
  let quote = start;
  while (text.charAt(quote) === "\\") quote += 1;
  const escapes = quote - start;
  const mark = text.charAt(quote);
  if (mark !== '"' && mark !== "'") return quote - 1;
  let run = 0;
  for (let at = quote + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\\") run += 1;
    else {
      // A backslash in the string is written as two, and each level of nesting doubles that.
      if (character === mark && run % (2 * (escapes + 1)) === escapes) return at;
      run = 0;
    }
  }
  return -1;
}
