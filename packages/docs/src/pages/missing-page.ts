import { nearest } from "@error-contract/contract";
import { type PageContent, plain } from "./block.ts";
import { pageLink } from "./code-page.ts";
import { codeTable } from "./code-table.ts";
import type { Dictionary } from "./dictionary-entry.ts";

/** How many codes are offered where there is none of a name. */
const MOST_NEAREST = 5;
/** A reader who mistypes half of an address still sees what it may have been. */
const MAY_BE_WRONG = 1 / 2;
/** More codes than this are not listed on a page that nobody asked for. */
const MOST_CODES = 30;

/**
 * Writes the page for an address that leads to no code.
 *
 * @param dictionary - the dictionary
 * @param wanted - the code that was asked for; without it the page lists every code
 * @returns the page, before it is laid out
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
