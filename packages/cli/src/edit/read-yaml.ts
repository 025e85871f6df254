import { CHOMPING_MODE, COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from "js-yaml";
import type { ScalarStyle, SourceEntry, SourceItem, SourceNode } from "./nodes.ts";

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** The parts of a node that can precede its value: its anchor and its tag. */
interface Properties {
  readonly anchorStart: number;
  readonly anchorEnd: number;
  readonly tagStart: number;
  readonly tagEnd: number;
}

const STYLES: ReadonlyMap<number, ScalarStyle> = new Map([
  [SCALAR_STYLE.PLAIN, "plain"],
  [SCALAR_STYLE.SINGLE_QUOTED, "single"],
  [SCALAR_STYLE.DOUBLE_QUOTED, "double"],
  [SCALAR_STYLE.LITERAL_BLOCK, "block"],
  [SCALAR_STYLE.FOLDED_BLOCK, "block"],
]);

/**
 * Finds every value in a YAML text, from the events of its parser. The events say where values begin; the colons,
 * dashes and closing brackets are found in the text between them.
 *
 * @param text - the YAML text, without a byte order mark
 * @param events - the events of one document
 * @returns the root value with the offsets of all values inside it, and the anchors that aliases refer to
 */
export function readYamlNodes(
  text: string,
  events: readonly Event[],
): { readonly root: SourceNode | undefined; readonly aliased: ReadonlySet<string> } {
  const aliased = new Set<string>();
  let next = 1; // the first event opens the document

  /** Reads the next node. `from` is the offset after whatever precedes it: a colon, a dash or a bracket. */
  function readNode(from: number): SourceNode | undefined {
    const event = events[next++];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return readScalar(text, event, from);
      case EVENT_ID.ALIAS: {
        const name = text.slice(event.anchorStart, event.anchorEnd);
        aliased.add(name);
        const start = event.anchorStart - 1;
        return { kind: "alias", name, start, outerStart: start, end: event.anchorEnd, anchor: undefined };
      }
      case EVENT_ID.MAPPING: {
        const flow = event.style === COLLECTION_STYLE.FLOW;
        const entries = readEntries(flow ? event.start + 1 : event.start);
        const last = entries.at(-1);
        const inside = last ? Math.max(last.value.end, last.afterColon) : event.start + 1;
        const end = flow ? closing(text, inside) : inside;
        return { kind: "map", flow, entries, start: event.start, end, ...propertiesOf(text, event, event.start) };
      }
      case EVENT_ID.SEQUENCE: {
        const flow = event.style === COLLECTION_STYLE.FLOW;
        const items = readItems(flow ? event.start + 1 : event.start, flow);
        const inside = items.at(-1)?.value.end ?? event.start + 1;
        const end = flow ? closing(text, inside) : inside;
        return { kind: "list", flow, items, start: event.start, end, ...propertiesOf(text, event, event.start) };
      }
      default:
        next--;
        return undefined;
    }
  }

  function readEntries(from: number): readonly SourceEntry[] {
    const entries: SourceEntry[] = [];
    let at = from;
    for (;;) {
      const event = events[next];
      const key = readNode(at);
      if (key === undefined) break;
      const colon = skipBlank(text, key.end);
      const afterColon = text[colon] === ":" ? colon + 1 : key.end;
      const value = readNode(afterColon);
      if (value === undefined) break;
      const name = event?.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : undefined;
      entries.push({ name, key, afterColon, value });
      at = Math.max(afterColon, value.end);
    }
    next++;
    return entries;
  }

  function readItems(from: number, flow: boolean): readonly SourceItem[] {
    const items: SourceItem[] = [];
    let at = from;
    for (;;) {
      const dash = flow ? at : skipBlank(text, at);
      const value = readNode(flow ? at : dash + 1);
      if (value === undefined) break;
      items.push({ start: flow ? value.outerStart : dash, value });
      at = value.end;
    }
    next++;
    return items;
  }

  const root = readNode(0);
  return { root, aliased };
}

function readScalar(text: string, event: ScalarEvent, from: number): SourceNode {
  const after = Math.max(from, event.anchorEnd, event.tagEnd);
  const style = event.valueStart < 0 ? "empty" : (STYLES.get(event.style) ?? "plain");
  const [start, end] = spanOf(text, event, style, after);
  return { kind: "scalar", style, start, end, ...propertiesOf(text, event, start) };
}

function spanOf(text: string, event: ScalarEvent, style: ScalarStyle, after: number): readonly [number, number] {
  switch (style) {
    case "empty":
      return [after, after];
    case "plain":
      return [event.valueStart, event.valueEnd];
    case "single":
    case "double":
      return [event.valueStart - 1, event.valueEnd + 1];
    case "block": {
      const header = skipBlank(text, after);
      const content = text.slice(header, event.valueEnd);
      const kept = event.chomping === CHOMPING_MODE.KEEP ? content.replace(/\r?\n$/, "") : content.trimEnd();
      return [header, header + Math.max(1, kept.length)];
    }
  }
}

function propertiesOf(
  text: string,
  properties: Properties,
  start: number,
): { readonly outerStart: number; readonly anchor: string | undefined } {
  const { anchorStart, anchorEnd, tagStart } = properties;
  const starts = [start, anchorStart < 0 ? start : anchorStart - 1, tagStart < 0 ? start : tagStart];
  return {
    outerStart: Math.min(...starts),
    anchor: anchorStart < 0 ? undefined : text.slice(anchorStart, anchorEnd),
  };
}

/** The next offset that is neither white space nor part of a comment. */
function skipBlank(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === "#") {
      const end = text.indexOf("\n", at);
      if (end < 0) return text.length;
      at = end;
    } else if (!/\s/.test(character)) return at;
  }
  return text.length;
}

/** The offset after the bracket that closes a flow collection whose last value ends at `from`. */
function closing(text: string, from: number): number {
  let at = skipBlank(text, from);
  while (at < text.length && text[at] !== "}" && text[at] !== "]") at = skipBlank(text, at + 1);
  return at + 1;
}
