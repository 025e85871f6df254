/**
 * Where a value ends that begins with a bracket or brace, in a text that may be cut or broken JSON, or JSON within a text of JSON.
 *
 * @param text - the text
 * @param start - where the value begins
 * @returns the place behind its closing bracket; the end of the text when brackets or quotes do not match up, for then nobody
 * knows what still belongs to it
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

/** A string within a text of JSON begins and ends with an escaped quote. Its last character, or -1. */
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
      // Pairs of backslashes are backslashes of the string; each level of text doubles them.
      if (character === mark && run % (2 * (escapes + 1)) === escapes) return at;
      run = 0;
    }
  }
  return -1;
}
