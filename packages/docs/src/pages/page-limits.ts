import type { DictionaryEntry } from "./dictionary-entry.ts";

/** How much of a code its page shows. */
export interface PageLimits {
  /** More operations than this are counted, not listed: an error that any call can meet needs no list of all calls. */
  readonly operations: number;
  /** Characters of a description, of all causes, of all remedies, and of an example, each. */
  readonly text: number;
}

/** From the most that a page shows to the least. A page takes the first that fits its budget. */
export const LIMITS: readonly [PageLimits, ...PageLimits[]] = [
  { operations: 25, text: Number.POSITIVE_INFINITY },
  { operations: 12, text: 2_500 },
  { operations: 6, text: 1_000 },
  { operations: 3, text: 300 },
];

/**
 * Shortens the texts of a code.
 *
 * @param entry - the code
 * @param limits - how much to keep
 * @returns the code, with every text within the limits
 */
export function limited(entry: DictionaryEntry, { text: limit }: PageLimits): DictionaryEntry {
  if (limit === Number.POSITIVE_INFINITY) return entry;
  const { description, response } = entry;
  const body = typeof response?.body === "string" ? response.body : JSON.stringify(response?.body, undefined, 2);
  return {
    ...entry,
    description: description === undefined ? undefined : shortened(description, limit),
    causes: firstOf(entry.causes, limit),
    remedies: firstOf(entry.remedies, limit),
    keptCauses: firstOf(entry.keptCauses, limit, ({ name, text }) => name + text),
    detailTypes: firstOf(entry.detailTypes, limit, ({ name, text }) => name + text),
    samples: entry.samples.filter(({ text }) => text.length <= limit),
    response: response && body.length > limit ? { ...response, body: cutLines(body, limit) } : response,
  };
}

/** Whole paragraphs, as many as fit; of a first one that does not fit, its beginning. */
function shortened(markdown: string, limit: number): string {
  if (markdown.length <= limit) return markdown;
  const paragraphs = firstOf(markdown.split(/\n{2,}/), limit);
  const [first = ""] = paragraphs;
  return paragraphs.length === 1 && first.length > limit
    ? `${first.slice(0, limit).replace(/\s+\S*$/, "")} …`
    : paragraphs.join("\n\n");
}

/** At least one, and as many as fit. */
function firstOf<Item>(
  items: readonly Item[],
  limit: number,
  textOf: (item: Item) => string = String,
): readonly Item[] {
  let length = 0;
  return items.filter((item, index) => {
    length += textOf(item).length;
    return index === 0 || length <= limit;
  });
}

function cutLines(text: string, limit: number): string {
  const cut = text.slice(0, limit);
  return `${cut.slice(0, Math.max(cut.lastIndexOf("\n"), 0) || cut.length)}\n…`;
}
