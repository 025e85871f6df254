import type { PageContent } from "./block.ts";
import type { Dictionary, DictionaryEntry } from "./dictionary-entry.ts";
import { listPages } from "./list-page.ts";
import { familyOf, statusName } from "./status-name.ts";

/** The definitions of the two ranges of errors (RFC 9110, sections 15.5 and 15.6). */
const RANGES = {
  4: "Something is wrong with the request. Whoever sent it can correct it.",
  5: "Something is wrong with the server. The request itself is not to blame.",
} as const;

/**
 * Writes a page for each status that has codes, and one for each of the ranges 4XX and 5XX.
 *
 * @param dictionary - the dictionary
 * @returns for each status and range, a function from the number of codes per page to its pages, before layout
 */
export function statusPages(dictionary: Dictionary): readonly ((length: number) => readonly PageContent[])[] {
  const statuses = [...new Set(dictionary.entries.flatMap((entry) => entry.statuses))].sort((a, b) => a - b);
  const ranges = ([4, 5] as const).filter((hundreds) =>
    statuses.some((status) => Math.floor(status / 100) === hundreds),
  );
  return [
    ...statuses.map((status) =>
      statusPage(dictionary, {
        name: String(status),
        heading: statusName(status),
        eyebrow: familyOf(status) ?? "Status",
        lead: undefined,
        entries: dictionary.entries.filter((entry) => entry.statuses.includes(status)),
      }),
    ),
    ...ranges.map((hundreds) =>
      statusPage(dictionary, {
        name: `${hundreds}XX`,
        heading: hundreds === 4 ? "Client errors" : "Server errors",
        eyebrow: `${hundreds}00 to ${hundreds}99`,
        lead: RANGES[hundreds],
        entries: dictionary.entries.filter((entry) =>
          entry.statuses.some((status) => Math.floor(status / 100) === hundreds),
        ),
      }),
    ),
  ];
}

function statusPage(
  { api }: Dictionary,
  {
    name,
    heading,
    eyebrow,
    lead,
    entries,
  }: {
    readonly name: string;
    readonly heading: string;
    readonly eyebrow: string;
    readonly lead: string | undefined;
    readonly entries: readonly DictionaryEntry[];
  },
): (length: number) => readonly PageContent[] {
  const page = {
    name: `status/${name}`,
    title: `${heading} · ${api.title}`,
    summary: `The error codes of ${api.title} that come with ${heading}.`,
    eyebrow,
    heading,
    isCode: false,
    lead,
    data: { status: name, errors: entries.map(({ code, url }) => ({ code, url })) },
  };
  return (length) => listPages(page, entries, { length, continued: page.name });
}
