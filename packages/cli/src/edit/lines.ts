/** The offset at which the line that contains an offset begins. */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

/** The offset at which the line that contains an offset ends: its line break, or the end of the text. */
export function lineEnd(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  if (newline < 0) return text.length;
  return text[newline - 1] === "\r" ? newline - 1 : newline;
}

/** The offset at which the line after an offset begins, or the end of the text. */
export function nextLine(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline + 1;
}

/** The column of an offset, counted from 0. */
export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** The indentation of the line that contains an offset. */
export function indentationOf(text: string, at: number): string {
  return /^([\t ]*)/.exec(text.slice(lineStart(text, at), lineEnd(text, at)))?.[1] ?? "";
}

/** Whether only white space precedes an offset on its line. */
export function isFirstInLine(text: string, at: number): boolean {
  return /^[\t ]*$/.test(text.slice(lineStart(text, at), at));
}

/**
 * The end of a block, including its comments: the line of its last value, and the comment lines below that are indented
 * deeper than the block's own keys.
 *
 * @param text - the text
 * @param end - where the last value of the block ends
 * @param column - the column of the block's keys
 * @returns the offset at which the last of these lines ends
 */
export function blockEnd(text: string, end: number, column: number): number {
  let last = lineEnd(text, end);
  for (let start = nextLine(text, last); start > last && start < text.length; start = nextLine(text, last)) {
    const line = text.slice(start, lineEnd(text, start));
    const comment = /^( *)#/.exec(line)?.[1];
    if (comment === undefined || comment.length <= column) break;
    last = lineEnd(text, start);
  }
  return last;
}
