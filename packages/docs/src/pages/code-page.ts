import type { NamedText } from "../document/describe-api.ts";
import { curlCommand } from "../document/sample-request.ts";
import { type Block, codeSpan, type ListItem, type PageContent, plain, section } from "./block.ts";
import type { ApiFacts, Dictionary, DictionaryEntry, Occurrence, PageReference, Sample } from "./dictionary-entry.ts";
import { LIMITS, limited, type PageLimits } from "./page-limits.ts";
import { retryAdvice } from "./retry-advice.ts";
import { familyOf, statusName } from "./status-name.ts";

/** A range such as 4XX allows a code without promising it, so more operations than this are counted rather than listed. */
const MOST_RANGED = 8;

/**
 * Writes the page of a code.
 *
 * @param whole - the code
 * @param dictionary - its dictionary
 * @param limits - how much of it to show; the JSON twin has everything
 * @returns the page, before layout
 */
export function codePage(whole: DictionaryEntry, dictionary: Dictionary, limits: PageLimits = LIMITS[0]): PageContent {
  const entry = limited(whole, limits);
  const { api } = dictionary;
  const code = String(entry.code);
  const names = new Set([...entry.keptCauses, ...entry.detailTypes].map(({ name }) => name));
  // A cause keeps its name as its anchor; a section of the same name gets another one.
  const part = (id: string, text: string, blocks: readonly Block[]): readonly Block[] =>
    section(names.has(id) ? `${id}-section` : id, text, blocks);
  const lead = entry.description ?? (entry.title === undefined ? undefined : plain(entry.title));
  return {
    name: entry.page,
    title: `${code} · ${api.title}`,
    summary: `What the error ${code} of ${api.title} means, why it happens and what to do.`,
    eyebrow: eyebrow(entry),
    heading: code,
    isCode: true,
    lead,
    blocks: [
      ...retired(entry),
      ...part("causes", "Why it happens", [...paragraphs(entry.causes), ...keptCauses(entry, api)]),
      ...part("remedies", "What to do", paragraphs(entry.remedies)),
      ...part("retry", "Retry", retry(entry)),
      ...part("response", "The response", response(entry)),
      ...part("details", "Kinds of detail", named(entry.detailTypes)),
      ...part("operations", "Where it occurs", occurrences(entry.occurrences, limits.operations)),
      ...part("code", "In code", entry.samples.flatMap(sample)),
      ...part("lookup", "Find your request", lookup(entry, dictionary)),
      ...part("support", "Contact support", support(entry, api)),
      ...part("related", "Related", related(entry)),
      ...shortenedNote(whole, entry),
    ],
    data: whole,
  };
}

function eyebrow({ statuses, retired: gone }: DictionaryEntry): string {
  const families = new Set(statuses.map(familyOf).filter((family) => family !== undefined));
  const parts = [...statuses.map(statusName), ...families, ...(gone ? ["Retired"] : [])];
  return parts.length === 0 ? "Error" : parts.join(" · ");
}

function retired({ retired: gone }: DictionaryEntry): readonly Block[] {
  if (gone === undefined) return [];
  const since = gone.since === undefined ? "" : ` since ${plain(gone.since)}`;
  const instead = gone.replacedBy === undefined ? "" : ` ${pageLink(gone.replacedBy)} took its place.`;
  const sentence = `The API no longer answers with this code${since}.${instead} This page stays for answers on record.`;
  return [
    { kind: "text", markdown: `**${sentence}**` },
    ...(gone.note === undefined ? [] : [{ kind: "text", markdown: gone.note } as const]),
  ];
}

function paragraphs(texts: readonly string[]): readonly Block[] {
  const [only, ...others] = texts;
  if (only === undefined) return [];
  if (others.length === 0) return [{ kind: "text", markdown: only }];
  return [{ kind: "list", items: texts.map((markdown) => ({ markdown })) }];
}

function keptCauses({ keptCauses: causes }: DictionaryEntry, { lookup: found }: ApiFacts): readonly Block[] {
  if (causes.length === 0 || found === undefined) return [];
  const where = `[${plain(found.title)}](${found.reference})`;
  const intro = `The response does not say which cause it was. ${where} does, in \`cause\`:`;
  return [{ kind: "text", markdown: intro }, ...named(causes)];
}

function named(texts: readonly NamedText[]): readonly Block[] {
  if (texts.length === 0) return [];
  const items = texts.map(
    ({ name, text }): ListItem => ({
      id: name.replace(/\s+/g, "-"),
      markdown: text === undefined ? codeSpan(name) : `${codeSpan(name)}: ${text.trim()}`,
    }),
  );
  return [{ kind: "list", items }];
}

function retry(entry: DictionaryEntry): readonly Block[] {
  const { text, items } = retryAdvice(entry);
  if (text === "") return [];
  return [{ kind: "text", markdown: text }, ...(items.length > 0 ? [{ kind: "list", items } as const] : [])];
}

/** Ignores shortened lists of operations, which say how many more there are. */
function shortenedNote({ page, ...whole }: DictionaryEntry, shown: DictionaryEntry): readonly Block[] {
  const isWhole = (["description", "causes", "remedies", "response", "keptCauses", "detailTypes"] as const).every(
    (key) => whole[key] === shown[key] || JSON.stringify(whole[key]) === JSON.stringify(shown[key]),
  );
  return isWhole
    ? []
    : [{ kind: "text", markdown: `This page is shortened. [The JSON](json:${page}) has everything.` }];
}

function response({ response: shown }: DictionaryEntry): readonly Block[] {
  if (shown === undefined) return [];
  const head = [
    ...(shown.status === undefined ? [] : [`HTTP/1.1 ${statusName(shown.status)}`]),
    `Content-Type: ${shown.mediaType}`,
    ...shown.headers.map(([name, value]) => `${name}: ${value}`),
  ];
  const body = typeof shown.body === "string" ? shown.body : JSON.stringify(shown.body, undefined, 2);
  return [{ kind: "code", language: "http", text: `${head.join("\n")}\n\n${body}` }];
}

function occurrences(all: readonly Occurrence[], most: number): readonly Block[] {
  const listed = all.filter((occurrence) => occurrence.listed);
  const ranged = all.filter((occurrence) => !occurrence.listed);
  return [
    ...(listed.length === 0 ? [] : [operationList(listed, most)]),
    ...rangeSentence(ranged, most, listed.length > 0),
  ];
}

/** One line per path, or per method if their triggers differ. */
function operationList(list: readonly Occurrence[], most: number): Block {
  const shown = list.slice(0, most);
  const more = list.length - shown.length;
  const lines = new Map<string, Occurrence[]>();
  for (const occurrence of shown) {
    const line = JSON.stringify([occurrence.path, triggersIn(occurrence)]);
    lines.set(line, [...(lines.get(line) ?? []), occurrence]);
  }
  const items = [...lines.values()].map((occurrences): ListItem => {
    const [first, ...others] = occurrences;
    const told = first === undefined ? "" : triggersIn(first);
    const calls = [...(first ? [operationLink(first)] : []), ...others.map(methodLink)].join(", ");
    return { markdown: `${calls}${told === "" ? "" : ` ${others.length === 0 ? told : `each ${told}`}`}` };
  });
  return { kind: "list", items: more > 0 ? [...items, { markdown: `${more} more` }] : items };
}

function triggersIn({ triggers }: Occurrence): string {
  return triggers.join(" and ");
}

/** One line instead of a list, with the triggers only if there are few. */
function rangeSentence(ranged: readonly Occurrence[], most: number, also: boolean): readonly Block[] {
  if (ranged.length === 0) return [];
  const keys = [...new Set(ranged.map(({ response: key }) => codeSpan(key)))].join(" or ");
  const shown = ranged.slice(0, Math.min(most, MOST_RANGED)).map((occurrence) => {
    const told = triggersIn(occurrence);
    return `${operationLink(occurrence)}${also || told === "" ? "" : ` (${told})`}`;
  });
  const more = ranged.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  const intro = also ? `Not listed, but admitted by ${keys}` : `No operation lists it. The range ${keys} admits it`;
  return [{ kind: "text", markdown: `${intro}: ${all.join(", ")}.` }];
}

function operationLink(occurrence: Occurrence): string {
  return linkTo(occurrence, `${occurrence.method} ${occurrence.path}`);
}

function methodLink(occurrence: Occurrence): string {
  return linkTo(occurrence, occurrence.method);
}

function linkTo({ reference }: Occurrence, text: string): string {
  const call = codeSpan(text);
  return reference === "" ? call : `[${call}](${reference})`;
}

function sample({ language, text }: Sample): readonly Block[] {
  return [{ kind: "code", language, text }];
}

/** Server errors are not in a log that callers can read. */
function lookup(entry: DictionaryEntry, { api, server }: Dictionary): readonly Block[] {
  const [status] = entry.statuses;
  const found = api.lookup;
  if (found === undefined || entry.retired !== undefined || status === undefined || status >= 500) return [];
  const where = `[${plain(found.title)}](${found.reference})`;
  const intro = {
    kind: "text",
    markdown: `${where} has the request on record, by the request id of the response:`,
  } as const;
  if (found.request === undefined || server === undefined) return [intro];
  const request = {
    ...found.request,
    query: { ...found.request.query, [found.parameter]: entry.response?.requestId ?? "REQUEST_ID" },
  };
  return [intro, { kind: "code", language: "sh", text: curlCommand(request, server) }];
}

function support({ statuses }: DictionaryEntry, { support: whom }: ApiFacts): readonly Block[] {
  if (whom === undefined || !statuses.some((status) => status >= 500)) return [];
  const ways = [
    whom.url !== undefined && `[${plain(whom.name ?? whom.url)}](${whom.url})`,
    whom.email !== undefined && `[${plain(whom.email)}](mailto:${whom.email})`,
  ].filter((way) => way !== false);
  return ways.length === 0 ? [] : [{ kind: "text", markdown: `${ways.join(" or ")}.` }];
}

function related({ related: codes }: DictionaryEntry): readonly Block[] {
  return codes.length === 0 ? [] : [{ kind: "text", markdown: codes.map(pageLink).join(" · ") }];
}

/** A link to a code's page, in the dictionary's `page:` scheme, which each layout resolves. */
export function pageLink({ code, page }: PageReference): string {
  return `[${codeSpan(String(code))}](page:${page})`;
}
