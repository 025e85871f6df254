import type { Filter, PageContent } from "./block.ts";
import { codeTable } from "./code-table.ts";
import type { DictionaryEntry } from "./dictionary-entry.ts";

/** Numbers of codes per page, in descending order. A list uses the first with which all its pages fit their budget. */
export const PAGE_LENGTHS: readonly [number, ...number[]] = [Number.POSITIVE_INFINITY, 60, 40, 25, 12, 5];

/**
 * Writes a list of codes as a page, split into several if it is long.
 *
 * @param page - the page without its table
 * @param entries - the codes
 * @param options.length - how many codes a page lists
 * @param options.continued - the name of the pages after the first, before their numbers
 * @param options.filters - the filters above the table, if one page holds it all
 * @returns the pages
 */
export function listPages(
  page: Omit<PageContent, "blocks">,
  entries: readonly DictionaryEntry[],
  options: { readonly length: number; readonly continued: string; readonly filters?: readonly Filter[] },
): readonly PageContent[] {
  const { length, continued, filters } = options;
  if (entries.length === 0) return [{ ...page, blocks: [] }];
  if (entries.length <= length) return [{ ...page, blocks: [codeTable(entries, filters)] }];
  const count = Math.ceil(entries.length / length);
  const nameOf = (number: number): string => (number === 1 ? page.name : `${continued}-${number}`);
  const rangeOf = (number: number): string =>
    `${(number - 1) * length + 1} to ${Math.min(number * length, entries.length)}`;
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const links = [number - 1, number + 1]
      .filter((other) => other >= 1 && other <= count)
      .map((other) => `[Codes ${rangeOf(other)}](page:${nameOf(other)})`);
    return {
      ...page,
      name: nameOf(number),
      ...(number > 1 && { title: `${page.title} (${number})` }),
      blocks: [
        { kind: "text", markdown: `Codes ${rangeOf(number)} of ${entries.length}.` },
        codeTable(entries.slice(index * length, number * length)),
        { kind: "text", markdown: links.join(" · ") },
      ],
    };
  });
}
