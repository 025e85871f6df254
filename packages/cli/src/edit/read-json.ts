import type { SourceEntry, SourceItem, SourceNode } from "./nodes.ts";

/**
 * Finds every value in a JSON text that `JSON.parse` has accepted.
 *
 * @param text - the JSON text
 * @returns the root value, with the offsets of all values inside it
 */
export function readJsonNodes(text: string): SourceNode {
  let at = 0;

  function skipSpace(): void {
    while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
  }

  function skipString(): void {
    at++;
    for (; text[at] !== '"'; at++) if (text[at] === "\\") at++;
    at++;
  }

  function readValue(): SourceNode {
    const start = at;
    const first = text[at];
    if (first === "{") return { kind: "map", flow: true, entries: readEntries(), ...spanFrom(start) };
    if (first === "[") return { kind: "list", flow: true, items: readItems(), ...spanFrom(start) };
    if (first === '"') {
      skipString();
      return { kind: "scalar", style: "double", ...spanFrom(start) };
    }
    while (at < text.length && !",]}".includes(text[at] ?? "") && text.charCodeAt(at) > 0x20) at++;
    return { kind: "scalar", style: "plain", ...spanFrom(start) };
  }

  /** Reads what stands between brackets, the cursor at the opening one; afterwards it is behind the closing one. */
  function readMembers(close: string, readMember: () => void): void {
    at++;
    for (skipSpace(); text[at] !== close; skipSpace()) {
      readMember();
      skipSpace();
      if (text[at] === ",") at++;
    }
    at++;
  }

  function readEntries(): readonly SourceEntry[] {
    const entries: SourceEntry[] = [];
    readMembers("}", () => {
      const start = at;
      skipString();
      const key: SourceNode = { kind: "scalar", style: "double", ...spanFrom(start) };
      skipSpace();
      at++;
      const afterColon = at;
      skipSpace();
      entries.push({ name: JSON.parse(text.slice(key.start, key.end)), key, afterColon, value: readValue() });
    });
    return entries;
  }

  function readItems(): readonly SourceItem[] {
    const items: SourceItem[] = [];
    readMembers("]", () => {
      const start = at;
      items.push({ start, value: readValue() });
    });
    return items;
  }

  function spanFrom(start: number): Pick<SourceNode, "start" | "outerStart" | "end" | "anchor"> {
    return { start, outerStart: start, end: at, anchor: undefined };
  }

  skipSpace();
  return readValue();
}
