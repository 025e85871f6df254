import type { JsonStructure } from "../document/syntax/json-structure.ts";
import { skipScalar, skipSpace, skipString } from "../document/syntax/json-text.ts";
import type { SourceEntry, SourceItem, SourceNode } from "./nodes.ts";

const COMMA = 44;

/**
 * Finds values in a JSON text that `JSON.parse` has accepted. The members of an object or list are read lazily, because
 * few of a document's values lie on the path to an edit.
 *
 * @param text - the JSON text
 * @param structure - its structure
 * @returns the root value, with the offsets of all values inside it
 */
export function readJsonNodes(text: string, { endOf }: JsonStructure): SourceNode {
  return readValue(skipSpace(text, 0));

  function readValue(start: number): SourceNode {
    switch (text[start]) {
      case "{": {
        let entries: readonly SourceEntry[] | undefined;
        return {
          kind: "map",
          flow: true,
          ...spanOf(start, endOf(start)),
          get entries() {
            entries ??= readEntries(start);
            return entries;
          },
        };
      }
      case "[": {
        let items: readonly SourceItem[] | undefined;
        return {
          kind: "list",
          flow: true,
          ...spanOf(start, endOf(start)),
          get items() {
            items ??= readItems(start);
            return items;
          },
        };
      }
      case '"':
        return { kind: "scalar", style: "double", ...spanOf(start, skipString(text, start)) };
      default:
        return { kind: "scalar", style: "plain", ...spanOf(start, skipScalar(text, start)) };
    }
  }

  function readEntries(open: number): readonly SourceEntry[] {
    const entries: SourceEntry[] = [];
    let at = skipSpace(text, open + 1);
    while (text[at] === '"') {
      const end = skipString(text, at);
      const key: SourceNode = { kind: "scalar", style: "double", ...spanOf(at, end) };
      const afterColon = skipSpace(text, end) + 1;
      const value = readValue(skipSpace(text, afterColon));
      entries.push({ name: JSON.parse(text.slice(at, end)), key, afterColon, value });
      at = nextMember(value.end);
    }
    return entries;
  }

  function readItems(open: number): readonly SourceItem[] {
    const items: SourceItem[] = [];
    let at = skipSpace(text, open + 1);
    while (text[at] !== "]") {
      const value = readValue(at);
      items.push({ start: at, value });
      at = nextMember(value.end);
    }
    return items;
  }

  /** The offset of the next member, or of the closing bracket. */
  function nextMember(end: number): number {
    const at = skipSpace(text, end);
    return text.charCodeAt(at) === COMMA ? skipSpace(text, at + 1) : at;
  }
}

function spanOf(start: number, end: number): Pick<SourceNode, "start" | "outerStart" | "end" | "anchor"> {
  return { start, outerStart: start, end, anchor: undefined };
}
