import { looks, summarizeColumn } from "./cells.ts";
import type { Cell, Matrix } from "./matrix.ts";
import { cut, type Page, type Screen } from "./terminal-lines.ts";

/** More operations than this are shown by resource. */
const MOST_ROWS = 24;

/**
 * Draws the operations by statuses, or the resources if there are many operations.
 *
 * @param matrix - what each operation says about each status
 * @param page - its colors and width
 * @returns the lines
 */
export function matrix({ columns, groups }: Matrix, page: Page): readonly string[] {
  const { style, width } = page;
  const operations = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  if (operations === 0) return [];
  const each = operations <= MOST_ROWS;
  const rows = each
    ? groups.flatMap(({ rows }) => rows.map(({ method, path, cells }) => ({ name: `${method} ${path}`, cells })))
    : [...groups]
        .sort((a, b) => b.rows.length - a.rows.length)
        .map((group) => ({
          name: `${group.name} (${group.rows.length})`,
          cells: columns.map((_, column) => summarizeColumn(group, column).cell),
        }));
  const shown = rows.slice(0, MOST_ROWS);
  const cellsWidth = columns.reduce((sum, column) => sum + Math.max(4, column.length + 1), 0);
  const longest = Math.max(...shown.map(({ name }) => name.length), 10);
  const nameWidth = Math.max(12, Math.min(longest, width - 2 - cellsWidth));
  const place = (text: string, column: string): string => text.padStart(Math.max(4, column.length + 1));
  const used = new Set(shown.flatMap(({ cells }) => cells));
  return [
    style.bold(each ? "Operations and statuses" : "Resources (operations) and statuses"),
    `  ${" ".repeat(nameWidth)}${columns.map((column) => place(column, column)).join("")}`,
    ...shown.map(({ name, cells }) =>
      `  ${cut(name, nameWidth).padEnd(nameWidth)}${cells
        .map((cell, index) => paint(cell, place(cell === "none" ? "" : looks[cell].glyph, columns[index] ?? ""), style))
        .join("")}`.trimEnd(),
    ),
    ...(rows.length > shown.length
      ? [style.dim(`  and ${rows.length - shown.length} more: -o report.html shows all`)]
      : []),
    ...Object.entries(looks)
      .filter(([cell]) => used.has(cell as Cell))
      .map(([, { glyph, meaning }]) => style.dim(`  ${glyph} ${meaning}`)),
  ];
}

function paint(cell: Cell, text: string, style: Screen["style"]): string {
  if (cell === "none") return text;
  return {
    full: style.green,
    partial: style.yellow,
    elsewhere: style.dim,
    missing: style.yellow,
    contradiction: style.red,
  }[cell](text);
}
