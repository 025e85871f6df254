import { nearest } from "@error-contract/contract";
import { type PageContent, plain } from "./block.ts";
import { pageLink } from "./code-page.ts";
import { codeTable } from "./code-table.ts";
import type { Dictionary } from "./dictionary-entry.ts";

/** How many similar codes to suggest for an unknown one. */
const MOST_NEAREST = 5;
/** The maximum share of wrong characters in a suggestion. */
const MAY_BE_WRONG = 1 / 2;
/** The maximum number of codes listed on this page. */
const MOST_CODES = 30;

/**
 * Writes the page for an unknown code.
 *
 * @param dictionary - the dictionary
 * @param wanted - the requested code; omit it to list every code
 * @returns the page, before layout
 */
export function missingPage(dictionary: Dictionary, wanted?: string): PageContent {
  const { api, entries } = dictionary;
  const byText = new Map(entries.map((entry) => [String(entry.code), entry]));
  const close =
    wanted === undefined
      ? []
      : nearest(wanted, [...byText.keys()], MAY_BE_WRONG)
          .slice(0, MOST_NEAREST)
          .flatMap((code) => byText.get(code) ?? []);
  return {
    name: "404",
    title: `No such page · ${api.title}`,
    summary: "There is no page at this address.",
    eyebrow: "404 Not Found",
    heading: "No such page",
    isCode: false,
    lead:
      wanted === undefined
        ? "There is no page at this address."
        : `${plain(api.title)} has no error code \`${wanted.replaceAll("`", "'")}\`.`,
    blocks:
      close.length > 0
        ? [
            { kind: "text", markdown: "Did you mean one of these?" },
            { kind: "list", items: close.map((entry) => ({ markdown: pageLink(entry) })) },
            { kind: "text", markdown: "[All codes](page:index)" },
          ]
        : entries.length <= MOST_CODES
          ? [codeTable(entries)]
          : [{ kind: "text", markdown: "[All codes](page:index)" }],
    data: { status: 404, nearest: close.map(({ code, url }) => ({ code, url })) },
  };
}
