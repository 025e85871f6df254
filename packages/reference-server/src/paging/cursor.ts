import { parseJson } from "../json/parse-json.ts";

/** A position in a list that is sorted newest first, and the direction in which to continue from there. */
export interface Cursor {
  readonly direction: "older" | "newer";
  /** The sort key of the item from which to continue, most significant column first. Times are RFC 3339. */
  readonly key: readonly (string | null)[];
}

/** Thrown for a cursor that this server did not issue. */
export class BadCursor extends Error {
  override readonly name = "BadCursor";
}

/**
 * Encodes a cursor as opaque text for callers. It needs no signature, because it contains only a position: a modified
 * cursor leads to another position in a list that the caller may read anyway.
 *
 * @example encodeCursor({ direction: "older", key: ["2026-03-02T02:57:05.731Z", id] })
 */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.direction, ...cursor.key])).toString("base64url");
}

/**
 * Decodes a cursor.
 *
 * @param text - the cursor as the caller sent it
 * @param columns - the number of columns that the list is sorted by
 * @throws {BadCursor} the text is not a cursor of such a list. The list itself must check the values of the columns.
 * @example decodeCursor(query.cursor, 2)
 */
export function decodeCursor(text: string, columns: number): Cursor {
  const parsed = parseJson(Buffer.from(text, "base64url").toString("utf8"));
  if (!Array.isArray(parsed) || parsed.length !== columns + 1) throw new BadCursor("This is no cursor of this list.");
  const [direction, ...key] = parsed as readonly unknown[];
  if (direction !== "older" && direction !== "newer") throw new BadCursor("A cursor leads to older or to newer items.");
  return { direction, key: key.map(asColumn) };
}

function asColumn(value: unknown): string | null {
  if (value === null || typeof value === "string") return value;
  throw new BadCursor("A cursor holds texts.");
}

/**
 * Tells whether a value in a cursor is a possible time of an item. `Date` reads 31 February as 3 March, and PostgreSQL
 * has no year 0.
 *
 * @param value - the value in the cursor
 * @returns true for a time in the format of `toISOString`
 */
export function isTime(value: string | null | undefined): value is string {
  if (typeof value !== "string" || value.startsWith("0000")) return false;
  const time = new Date(value);
  return !Number.isNaN(time.getTime()) && time.toISOString() === value;
}
