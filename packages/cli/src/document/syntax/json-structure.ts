import { skipString } from "./json-text.ts";

const QUOTE = 34;
const COLON = 58;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** The results of a single pass over a JSON text, so that nothing else has to scan it. */
export interface JsonStructure {
  /** The total number of keys in its objects; a duplicate key counts twice. */
  readonly keys: number;
  /**
   * Returns where an object or list ends.
   *
   * @param start - the offset of its opening bracket
   * @returns the offset after its closing bracket
   */
  readonly endOf: (start: number) => number;
}

/**
 * Matches the brackets of a JSON text, and counts its keys.
 *
 * @param text - a valid JSON text
 * @returns its structure
 */
export function readJsonStructure(text: string): JsonStructure {
  const starts: number[] = [];
  const ends: number[] = [];
  const open: number[] = [];
  let keys = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = skipString(text, at) - 1;
        break;
      case COLON:
        keys++;
        break;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        open.push(starts.length);
        starts.push(at);
        ends.push(text.length);
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        ends[open.pop() ?? 0] = at + 1;
        break;
    }
  }
  return { keys, endOf: (start) => ends[indexOf(starts, start)] ?? text.length };
}

/** A binary search: the numbers are sorted. */
function indexOf(numbers: readonly number[], wanted: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
