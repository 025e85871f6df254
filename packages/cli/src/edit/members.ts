import type { SourceList, SourceMap } from "./nodes.ts";

/** The span of an entry or an element, from its key or dash to its end. */
export interface Member {
  readonly start: number;
  readonly end: number;
}

/**
 * The members of a collection.
 *
 * @param node - the collection
 * @returns where each entry or element begins and ends
 */
export function membersOf(node: SourceMap | SourceList): readonly Member[] {
  if (node.kind === "list") {
    return node.items.map(({ start, value }) => ({ start, end: Math.max(value.end, node.flow ? start : start + 1) }));
  }
  return node.entries.map(({ key, afterColon, value }) => ({
    start: key.outerStart,
    end: Math.max(afterColon, value.end),
  }));
}
