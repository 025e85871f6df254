import type { Filter, PageContent } from "./block.ts";
import type { Dictionary } from "./dictionary-entry.ts";
import { listPages } from "./list-page.ts";

const FILTERS: readonly Filter[] = [
  { tag: "client", label: "client errors" },
  { tag: "server", label: "server errors" },
  { tag: "retry", label: "retry can help" },
];

/**
 * Writes the page that lists all codes, split into several if there are many.
 *
 * @param dictionary - the dictionary
 * @param length - how many codes a page lists
 * @returns the pages, before layout
 */
export function indexPages(dictionary: Dictionary, length: number): readonly PageContent[] {
  const { api, entries, baseUrl } = dictionary;
  const explained = entries.some(({ causes, remedies }) => causes.length + remedies.length > 0);
  const page = {
    name: "index",
    title: `Errors · ${api.title}`,
    summary: `Every error code of ${api.title}, with its status, what it means and whether to retry.`,
    eyebrow: [api.title, api.version].filter((part) => part !== undefined).join(" "),
    heading: "Errors",
    isCode: false,
    lead:
      entries.length === 0
        ? "The document of this API names no error code."
        : explained
          ? "Each code has a page: why it happens, what to do, and what the response looks like."
          : "Each code has a page: what the response looks like, and which operations answer with it.",
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
  return listPages(page, entries, { length, continued: "status/all", filters: FILTERS });
}
