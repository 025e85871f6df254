/** A place in a text. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** From 0, in UTF-16 units. */
  readonly offset: number;
}

/**
 * Finds the line and column of an offset.
 *
 * @param text - the text
 * @param offset - from 0
 * @returns its position
 * @example
 * positionAt("a: 1\nb: 2", 5); // { line: 2, column: 1, offset: 5 }
 */
export function positionAt(text: string, offset: number): Position {
  return positionsAt(text, [offset])[0] ?? { line: 1, column: 1, offset: 0 };
}

/**
 * Finds the lines and columns of several offsets in one pass.
 *
 * @param text - the text
 * @param offsets - in any order
 * @returns a position for each offset, in the same order
 */
export function positionsAt(text: string, offsets: readonly number[]): readonly Position[] {
  const order = offsets.map((offset, index) => ({ offset, index })).sort((a, b) => a.offset - b.offset);
  const positions = new Array<Position>(offsets.length);
  let line = 1;
  let start = 0;
  let end = text.indexOf("\n");
  for (const { offset, index } of order) {
    while (end >= 0 && end < offset) {
      line++;
      start = end + 1;
      end = text.indexOf("\n", start);
    }
    positions[index] = { line, column: offset - start + 1, offset };
  }
  return positions;
}
