import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from "js-yaml";
import { note, type Wanted } from "./wanted.ts";

/**
 * Finds values in a YAML text, using the events of its parser. Follows aliases and merges, so that the position of a
 * value is where it is written.
 *
 * @param text - the text
 * @param events - the events of the parser
 * @param root - what to look for
 * @param offsets - receives the offset of each path
 */
export function offsetsInYaml(text: string, events: readonly Event[], root: Wanted, offsets: number[]): void {
  let anchors: ReadonlyMap<string, number> | undefined;
  const targetOf = (name: string): number | undefined => {
    anchors ??= findAnchors(text, events);
    return anchors.get(name);
  };
  visit(1, root, 0);

  /** @returns the index of the event after the value */
  function visit(start: number, node: Wanted | undefined, hops: number): number {
    const event = events[start];
    if (node === undefined || node.children.size === 0 || event === undefined) return skip(events, start);
    if (event.type === EVENT_ID.MAPPING) return visitMapping(start, node, hops);
    if (event.type === EVENT_ID.SEQUENCE) return visitSequence(start, node, hops);
    if (event.type === EVENT_ID.ALIAS && hops < 100) {
      const target = targetOf(text.slice(event.anchorStart, event.anchorEnd));
      if (target !== undefined) visit(target, node, hops + 1);
    }
    return start + 1;
  }

  function visitMapping(start: number, node: Wanted, hops: number): number {
    const found = new Set<string>();
    const merged: number[] = [];
    let at = start + 1;
    for (let key = events[at]; key !== undefined && key.type !== EVENT_ID.POP; key = events[at]) {
      if (key.type !== EVENT_ID.SCALAR) {
        at = skip(events, skip(events, at));
        continue;
      }
      const name = getScalarValue(text, key);
      const child = node.children.get(name);
      if (child) {
        found.add(name);
        note(child, startOf(key), offsets);
      } else if (name === "<<") merged.push(at + 1);
      at = visit(at + 1, child, hops);
    }
    const rest = [...node.children].filter(([name]) => !found.has(name));
    if (rest.length > 0 && hops < 100) {
      for (const value of merged) visitMerged(value, { paths: [], children: new Map(rest) }, hops + 1);
    }
    return at + 1;
  }

  /** A merge takes a mapping, or a list of mappings, of which the first one that has a key wins. */
  function visitMerged(start: number, node: Wanted, hops: number): void {
    if (events[start]?.type !== EVENT_ID.SEQUENCE) {
      visit(start, node, hops);
      return;
    }
    const items: number[] = [];
    for (let at = start + 1; events[at] !== undefined && events[at]?.type !== EVENT_ID.POP; at = skip(events, at))
      items.push(at);
    for (const item of items.reverse()) visit(item, node, hops);
  }

  function visitSequence(start: number, node: Wanted, hops: number): number {
    let at = start + 1;
    for (let index = 0; ; index++) {
      const event = events[at];
      if (event === undefined || event.type === EVENT_ID.POP) return at + 1;
      const child = node.children.get(String(index));
      if (child) note(child, startOf(event), offsets);
      at = visit(at, child, hops);
    }
  }
}

/** The index of the event after a value. */
function skip(events: readonly Event[], start: number): number {
  let depth = 0;
  for (let at = start; at < events.length; at++) {
    const type = events[at]?.type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++;
    else if (type === EVENT_ID.POP) depth--;
    if (depth <= 0) return at + 1;
  }
  return events.length;
}

function findAnchors(text: string, events: readonly Event[]): ReadonlyMap<string, number> {
  const anchors = new Map<string, number>();
  events.forEach((event, index) => {
    if (event.type === EVENT_ID.ALIAS || !("anchorStart" in event) || event.anchorStart < 0) return;
    anchors.set(text.slice(event.anchorStart, event.anchorEnd), index);
  });
  return anchors;
}

function startOf(event: Event): number {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return event.valueStart - (isQuoted(event) ? 1 : 0);
    case EVENT_ID.ALIAS:
      return event.anchorStart - 1;
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.start;
    default:
      return 0;
  }
}

function isQuoted({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.DOUBLE_QUOTED || style === SCALAR_STYLE.SINGLE_QUOTED;
}
