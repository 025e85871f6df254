import type { SourceList, SourceMap } from "./nodes.ts";

/** An entry or an element: where it begins, with its key or dash, and where it ends. */
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
