import { type Block, type Filter, type PageContent, plain, type TableRow } from "./block.ts";
import { pageLink } from "./code-page.ts";
import type { Dictionary, DictionaryEntry } from "./dictionary-entry.ts";

/**
 * Writes the page that lists all codes.
 *
 * @param dictionary - the dictionary
 * @returns the page, before it is laid out
 */
export function indexPage(dictionary: Dictionary): PageContent {
  const { api, entries, baseUrl } = dictionary;
  const rows = entries.map(codeRow);
  const filters = [
    { tag: "client", label: "client errors" },
    { tag: "server", label: "server errors" },
    { tag: "retry", label: "retry can help" },
  ].filter(({ tag }) => rows.some(({ tags }) => tags?.includes(tag)) && !rows.every(({ tags }) => tags?.includes(tag)));
  return {
    name: "index",
    title: `Errors · ${api.title}`,
    summary: `Every error code of ${api.title}, with its status, what it means and whether to retry.`,
    eyebrow: [api.title, api.version].filter((part) => part !== undefined).join(" "),
    heading: "Errors",
    isCode: false,
    lead:
      entries.length === 0
        ? "The document of this API names no error code."
        : `Each code has a page: why it happens, what to do, and what the response looks like.`,
    blocks: rows.length === 0 ? [] : [codeTable(entries, filters)],
    data: {
      title: api.title,
      version: api.version,
      errors: entries.map(({ code, url, statuses, title, retryable, retired }) => ({
        code,
        statuses,
        title,
        retryable,
        url,
        retired,
      })),
      url: `${baseUrl}/errors/`,
    },
  };
}

/**
 * Codes as a table. A column that would be empty is left out.
 *
 * @param entries - the codes
 * @param filters - choices above the table
 * @returns the table: status, code, title, retry
 */
export function codeTable(entries: readonly DictionaryEntry[], filters: readonly Filter[] = []): Block {
  const rows = entries.map(codeRow);
  const head = ["Status", "Code", "Title", "Retry"];
  const kept = head.map((_, column) => rows.some(({ cells }) => cells[column] !== ""));
  const keep = (cells: readonly string[]): readonly string[] => cells.filter((_, column) => kept[column]);
  return { kind: "table", head: keep(head), rows: rows.map((row) => ({ ...row, cells: keep(row.cells) })), filters };
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
