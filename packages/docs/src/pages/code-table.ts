import { type Block, type Filter, plain, type TableRow } from "./block.ts";
import { pageLink } from "./code-page.ts";
import type { DictionaryEntry } from "./dictionary-entry.ts";

/**
 * Lists codes as a table, without empty columns.
 *
 * @param entries - the codes
 * @param filters - the filters above the table
 * @returns the table: status, code, title, retry
 */
export function codeTable(entries: readonly DictionaryEntry[], filters: readonly Filter[] = []): Block {
  const rows = entries.map(codeRow);
  const head = ["Status", "Code", "Title", "Retry"];
  const kept = head.map((_, column) => rows.some(({ cells }) => cells[column] !== ""));
  const keep = (cells: readonly string[]): readonly string[] => cells.filter((_, column) => kept[column]);
  return {
    kind: "table",
    head: keep(head),
    rows: rows.map((row) => ({ ...row, cells: keep(row.cells) })),
    filters: filters.filter(({ tag }) => narrows(tag, rows)),
  };
}

/** A filter that keeps every row, or hardly any, is not useful. */
function narrows(tag: string, rows: readonly TableRow[]): boolean {
  const kept = rows.filter(({ tags }) => tags?.includes(tag)).length;
  return kept > 1 && kept < rows.length;
}

function codeRow(entry: DictionaryEntry): TableRow {
  const { statuses, title, retryable, retired } = entry;
  const statusCells = statuses.map((status) => `[${status}](page:status/${status})`).join(", ");
  const retry = retryable ? "can help" : "";
  const families = new Set(statuses.map((status) => (status >= 500 ? "server" : "client")));
  return {
    cells: [statusCells, pageLink(entry), retired ? "retired" : plain(title ?? ""), retry],
    tags: [...families, ...(retryable ? ["retry"] : [])],
  };
}
