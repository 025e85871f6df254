import type { Position } from "./position.ts";

/** The most characters to show: a minified document is one line of megabytes. */
const WIDEST = 110;

/**
 * Shows a line of a text, with its number, and with a mark under the column.
 *
 * @param text - the text
 * @param line - from 1
 * @param column - from 1; without it, nothing is marked
 * @returns the lines to print
 * @example
 * excerptOf("openapi: 3.1.0\ninfo: [", 2, 7); // ["     2 | info: [", "       |       ^"]
 */
export function excerptOf(text: string, line: number, column?: number): readonly string[] {
  let start = 0;
  for (let current = 1; current < line; current++) {
    start = text.indexOf("\n", start) + 1;
    if (start === 0) return [];
  }
  return show(lineFrom(text, start), line, column);
}

/**
 * Shows the line of a position; faster than counting lines again.
 *
 * @param text - the text
 * @param position - a position in it
 * @returns the lines to print
 */
export function excerptAt(text: string, { line, column, offset }: Position): readonly string[] {
  return show(lineFrom(text, offset - column + 1), line, column);
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, "");
}

function show(whole: string, line: number, column: number | undefined): readonly string[] {
  const from = column === undefined || column <= WIDEST - 10 ? 0 : column - Math.floor(WIDEST / 2);
  const before = from > 0 ? "…" : "";
  const after = from + WIDEST < whole.length ? "…" : "";
  const number = String(line).padStart(6);
  const lines = [`${number} | ${before}${whole.slice(from, from + WIDEST).replaceAll("\t", " ")}${after}`];
  if (column !== undefined)
    lines.push(`${" ".repeat(number.length)} | ${" ".repeat(column - 1 - from + before.length)}^`);
  return lines;
}
