/**
 * Applies a block of `diff` that shows the lines to add and to take away between lines that stay.
 *
 * @param text - the file
 * @param diff - its lines: each begins with ` `, `-` or `+`; an empty line stands for an empty line that stays
 * @returns the edited file
 * @throws error if the lines that the diff begins from are not in the file, or are there more than once
 */
export function editFile(text: string, diff: readonly string[]): string {
  const side = (sign: string): string =>
    diff
      .filter((line) => line === "" || line.startsWith(" ") || line.startsWith(sign))
      .map((line) => line.slice(1))
      .join("\n");
  const before = side("-");
  const places = text.split(before).length - 1;
  if (places !== 1)
    throw new Error(`These lines are in the file ${places} times, and should be there once:\n${before}`);
  return text.replace(before, () => side("+"));
}
