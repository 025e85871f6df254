import { Refused } from "./refused.ts";

/** A piece of text to remove, and its replacement. Offsets refer to the text before any splice. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Sorts splices by their place; those at the same place keep their order.
 *
 * @param splices - the splices
 * @returns the splices, in the order of the text
 * @throws {Refused} if two of them overlap
 */
export function inOrder(splices: readonly Splice[]): readonly Splice[] {
  const sorted = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const [index, { start }] of sorted.entries()) {
    if (start < (sorted[index - 1]?.end ?? 0)) throw new Refused("Two edits change the same text.");
  }
  return sorted;
}

/**
 * Applies splices to a text.
 *
 * @param text - the text
 * @param splices - the splices, as `inOrder` returns them
 * @returns the new text
 */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: piece } of splices) {
    pieces.push(text.slice(at, start), piece);
    at = end;
  }
  return [...pieces, text.slice(at)].join("");
}
