import { parseJson } from "../json/parse-json.ts";

/** A place in a list that is sorted newest first, and the direction in which to read on from it. */
export interface Cursor {
  readonly direction: "older" | "newer";
  /** The sort key of the item next to the page, the most significant column first. Times are RFC 3339. */
  readonly key: readonly (string | null)[];
}

/** Thrown for a cursor that this server did not issue. */
export class BadCursor extends Error {
  override readonly name = "BadCursor";
}

/**
 * Writes a cursor as the opaque text that callers see. It holds a position and nothing else: whoever changes it reaches another
 * place in a list that they may read anyway, so it needs no signature.
 *
 * @example encodeCursor({ direction: "older", key: ["2026-03-02T02:57:05.731Z", "6d8e0b92-c5f4-4173-9ab6-e27f1d4c8035"] })
 */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.direction, ...cursor.key])).toString("base64url");
}

/**
 * Reads a cursor back.
 *
 * @param text - what the caller sent
 * @param columns - the number of columns that the list is sorted by
 * @throws {BadCursor} the text is not a cursor of such a list. Whether its values fit their columns is for the list to check.
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
 * Whether a column of a cursor is a time that an item may have. `Date` takes 31 February for 3 March, and no database knows a year 0.
 *
 * @param value - what the cursor holds
 * @returns true for a time as `toISOString` writes it
 */
export function isTime(value: string | null | undefined): value is string {
  if (typeof value !== "string" || value.startsWith("0000")) return false;
  const time = new Date(value);
  return !Number.isNaN(time.getTime()) && time.toISOString() === value;
}
