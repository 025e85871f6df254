import type { DictionaryEntry } from "./dictionary-entry.ts";

/** How much of a code its page shows. */
export interface PageLimits {
  /** The maximum number of listed operations; more are counted. */
  readonly operations: number;
  /** The maximum length of a description, of all causes, of all remedies and of an example, in characters. */
  readonly text: number;
}

/** Limits in descending order. A page uses the first with which it fits its budget. */
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

/** Keeps as many whole paragraphs as fit, or the beginning of the first one. */
function shortened(markdown: string, limit: number): string {
  if (markdown.length <= limit) return markdown;
  const paragraphs = firstOf(markdown.split(/\n{2,}/), limit);
  const [first = ""] = paragraphs;
  return paragraphs.length === 1 && first.length > limit
    ? `${first.slice(0, limit).replace(/\s+\S*$/, "")} …`
    : paragraphs.join("\n\n");
}

/** Keeps as many items as fit, and at least one. */
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
