import type { SourceEntry, SourceItem, SourceList, SourceMap, SourceNode } from "./nodes.ts";

/**
 * Finds values in a JSON text that `JSON.parse` has accepted. The members of an object or list are read when they are first
 * asked for: few of a document's values are on the way to an edit.
 *
 * @param text - the JSON text
 * @returns the root value, with the offsets of all values inside it
 */
export function readJsonNodes(text: string): SourceNode {
  return readValue(text, skipSpace(text, 0));
}

function readValue(text: string, start: number): SourceNode {
  const end = endOf(text, start);
  const span = { start, outerStart: start, end, anchor: undefined };
  switch (text[start]) {
    case "{":
      return lazyMap(text, span);
    case "[":
      return lazyList(text, span);
    case '"':
      return { kind: "scalar", style: "double", ...span };
    default:
      return { kind: "scalar", style: "plain", ...span };
  }
}

type SpanOf<Node extends SourceNode> = Pick<Node, "start" | "outerStart" | "end" | "anchor">;

function lazyMap(text: string, span: SpanOf<SourceMap>): SourceMap {
  let entries: readonly SourceEntry[] | undefined;
  return {
    kind: "map",
    flow: true,
    ...span,
    get entries() {
      entries ??= readEntries(text, span.start);
      return entries;
    },
  };
}

function lazyList(text: string, span: SpanOf<SourceList>): SourceList {
  let items: readonly SourceItem[] | undefined;
  return {
    kind: "list",
    flow: true,
    ...span,
    get items() {
      items ??= readItems(text, span.start);
      return items;
    },
  };
}

function readEntries(text: string, open: number): readonly SourceEntry[] {
  const entries: SourceEntry[] = [];
  let at = skipSpace(text, open + 1);
  while (text[at] === '"') {
    const end = endOfString(text, at);
    const key: SourceNode = { kind: "scalar", style: "double", start: at, outerStart: at, end, anchor: undefined };
    const afterColon = skipSpace(text, end) + 1;
    const value = readValue(text, skipSpace(text, afterColon));
    entries.push({ name: JSON.parse(text.slice(at, end)), key, afterColon, value });
    at = nextMember(text, value.end);
  }
  return entries;
}

function readItems(text: string, open: number): readonly SourceItem[] {
  const items: SourceItem[] = [];
  let at = skipSpace(text, open + 1);
  while (text[at] !== "]") {
    const value = readValue(text, at);
    items.push({ start: at, value });
    at = nextMember(text, value.end);
  }
  return items;
}

/** The offset of the next member, or of the closing bracket. */
function nextMember(text: string, end: number): number {
  const at = skipSpace(text, end);
  return text[at] === "," ? skipSpace(text, at + 1) : at;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
  return at;
}

/** The offset behind a value. */
function endOf(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return endOfString(text, start);
  if (first === "{" || first === "[") return endOfCollection(text, start);
  let at = start;
  while (at < text.length && !",]}".includes(text[at] ?? "") && text.charCodeAt(at) > 0x20) at++;
  return at;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    at = text.indexOf('"', at);
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
}

function endOfCollection(text: string, start: number): number {
  const mark = /["{}[\]]/g;
  mark.lastIndex = start;
  let depth = 0;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const [character] = found;
    if (character === '"') mark.lastIndex = endOfString(text, found.index);
    else depth += character === "{" || character === "[" ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}
