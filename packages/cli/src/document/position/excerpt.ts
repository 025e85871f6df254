/** A minified document is one line of megabytes. */
const WIDEST = 110;

/**
 * A line of a text, numbered, with a mark under the column.
 *
 * @param text - the text
 * @param line - from 1
 * @param column - from 1; without it, nothing is marked
 * @returns the lines to print
 * @example
 * excerptOf("openapi: 3.1.0\ninfo: [", 2, 7); // ["   2 | info: [", "     |       ^"]
 */
export function excerptOf(text: string, line: number, column?: number): readonly string[] {
  const whole = lineAt(text, line);
  if (whole === undefined) return [];
  const from = column === undefined || column <= WIDEST - 10 ? 0 : column - Math.floor(WIDEST / 2);
  const shown = `${from > 0 ? "…" : ""}${whole.slice(from, from + WIDEST)}${from + WIDEST < whole.length ? "…" : ""}`;
  const number = String(line).padStart(6);
  const lines = [`${number} | ${shown.replaceAll("\t", " ")}`];
  if (column !== undefined)
    lines.push(`${" ".repeat(number.length)} | ${" ".repeat(column - 1 - from + (from > 0 ? 1 : 0))}^`);
  return lines;
}

function lineAt(text: string, line: number): string | undefined {
  let start = 0;
  for (let current = 1; current < line; current++) {
    start = text.indexOf("\n", start) + 1;
    if (start === 0) return undefined;
  }
  const end = text.indexOf("\n", start);
  return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, "");
}
