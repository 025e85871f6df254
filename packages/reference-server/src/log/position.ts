/**
 * A place in the order of entries: milliseconds of the time of recording, times 4,096. The database counts on from the last one, so
 * that no two entries have the same.
 *
 * An entry's id is a UUID of version 7 (RFC 9562, section 5.7) that begins with it. `insert.ts` makes it, in SQL.
 */
const PLACES_PER_MILLISECOND = 4_096;

/** What sorts after every id of an earlier time and before every id of this time or later. No entry has it as its id. */
export function startOf(time: Date): string {
  return format(hexOf(time).padEnd(32, "0"));
}

/** The time that an id was made from. */
export function timeOf(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}

/**
 * The place of a time.
 *
 * @param time - any time; one before 1970 counts as its beginning
 * @returns the first place of its millisecond, as a text, because it may be larger than a number of JSON is exact
 */
export function placeOf(time: Date): string {
  return String(BigInt(millisecondsOf(time)) * BigInt(PLACES_PER_MILLISECOND));
}

/**
 * The time of a place.
 *
 * @param place - a place, as a text
 * @returns its millisecond
 */
export function timeOfPlace(place: string): Date {
  return new Date(Number(BigInt(place) / BigInt(PLACES_PER_MILLISECOND)));
}

const latest = 0xffff_ffff_ffff;

/** In 48 bits, which end in the year 10889. */
function hexOf(time: Date): string {
  return millisecondsOf(time).toString(16).padStart(12, "0");
}

function millisecondsOf(time: Date): number {
  return Math.min(Math.max(time.getTime(), 0), latest);
}

function format(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
