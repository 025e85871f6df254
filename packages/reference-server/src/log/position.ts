/**
 * A place in the order of entries: the recording time in milliseconds, times 4,096. The database counts up from the
 * last place, so no two entries share one.
 *
 * An entry's id is a version 7 UUID (RFC 9562, section 5.7) that begins with its place. `insert.ts` builds it, in SQL.
 */
const PLACES_PER_MILLISECOND = 4_096;

/** A UUID that sorts after every id of an earlier time and before every id of this time or later. No entry has it. */
export function startOf(time: Date): string {
  return format(hexOf(time).padEnd(32, "0"));
}

/** The recording time that an id contains. */
export function timeOf(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}

/**
 * The place of a time.
 *
 * @param time - any time; one before 1970 counts as the start of 1970
 * @returns the first place of its millisecond, as text, because it may exceed the integers that a JSON number holds
 *   exactly
 */
export function placeOf(time: Date): string {
  return String(BigInt(millisecondsOf(time)) * BigInt(PLACES_PER_MILLISECOND));
}

/**
 * The time of a place.
 *
 * @param place - a place, as text
 * @returns its time, to the millisecond
 */
export function timeOfPlace(place: string): Date {
  return new Date(Number(BigInt(place) / BigInt(PLACES_PER_MILLISECOND)));
}

const latest = 0xffff_ffff_ffff;

/** The time as 48 bits, which last until the year 10889. */
function hexOf(time: Date): string {
  return millisecondsOf(time).toString(16).padStart(12, "0");
}

function millisecondsOf(time: Date): number {
  return Math.min(Math.max(time.getTime(), 0), latest);
}

function format(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
