/**
 * Breaks a text into lines, between words. A word that is longer than a line has a line of its own.
 *
 * @param text - the text, without line ends
 * @param width - the most characters in a line
 * @returns at least one line
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
