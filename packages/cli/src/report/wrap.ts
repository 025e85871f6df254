/**
 * Breaks a text into lines, between words. A word that is longer than a line gets a line of its own.
 *
 * @param text - the text, without line ends
 * @param width - the most characters in a line
 * @param first - the most characters in the first line, which may share it with a label
 * @returns at least one line
 */
export function wrap(text: string, width: number, first: number = width): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > (lines.length === 0 ? first : width)) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
