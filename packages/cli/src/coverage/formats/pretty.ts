import type { Style } from "../../command-line/terminal.ts";
import type { ErrorCoverage } from "../coverage.ts";
import type { Format } from "./format.ts";
import { cellsOf, closingOf, isFault, sectionsOf } from "./words.ts";

const head = { status: "status", code: "code", documented: "documented", tested: "tested", seen: "seen" } as const;
type Column = keyof typeof head;
const columns = Object.keys(head) as readonly Column[];
const numbers: ReadonlySet<Column> = new Set(["tested", "seen"]);

/** Human-readable: a table, by operation. */
export const pretty: Format = (coverage, style) => {
  const sections = sectionsOf(coverage);
  const rows = sections.flatMap(({ errors }) => errors.map(cellsOf));
  const widths = new Map(columns.map((column) => [column, widest(rows, column)]));
  const line = (cells: Readonly<Record<Column, string>>): string =>
    columns
      .map((column) => {
        const width = widths.get(column) ?? 0;
        return numbers.has(column) ? cells[column].padStart(width) : cells[column].padEnd(width);
      })
      .join("  ");
  const blocks = sections.map(({ title, errors }) =>
    [style.bold(title), ...errors.flatMap((error) => rowLines(error, line(cellsOf(error)), style)), ""].join("\n"),
  );
  const closing = coverage.summary.undocumented > 0 ? style.red : style.green;
  return [style.dim(`  ${line(head)}`), ...blocks, closing(closingOf(coverage)), ""].join("\n");
};

function rowLines(error: ErrorCoverage, text: string, style: Style): readonly string[] {
  if (!isFault(error)) return [`  ${text}`];
  const { problem, example } = error;
  const request = example ? [example.request, ...(example.requestId ? [`request ${example.requestId}`] : [])] : [];
  return [
    style.red(`  ${text}`),
    `    ${problem ?? ""}`,
    ...(request.length > 0 ? [style.dim(`    ${request.join(", ")}`)] : []),
  ];
}

function widest(rows: readonly Readonly<Record<Column, string>>[], column: Column): number {
  return rows.reduce((width, row) => Math.max(width, row[column].length), head[column].length);
}
