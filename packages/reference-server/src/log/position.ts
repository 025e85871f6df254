import { randomUUID } from "node:crypto";

/**
 * The id of a new entry: a UUID of version 7 (RFC 9562, section 5.7), so that ids sort by the time of receipt, and by chance within a
 * millisecond.
 */
export function newId(receivedAt: Date): string {
  return format(
    hexOf(receivedAt) +
      randomUUID()
        .replaceAll("-", "")
        .replace(/^.{13}/, "7"),
  );
}

/** What sorts after every id of an earlier time and before every id of this time or later. No entry has it as its id. */
export function startOf(time: Date): string {
  return format(hexOf(time).padEnd(32, "0"));
}

/** The time that an id was made from. */
export function timeOf(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}

const latest = 0xffff_ffff_ffff;

/** In 48 bits, which end in the year 10889. */
function hexOf(time: Date): string {
  return Math.min(Math.max(time.getTime(), 0), latest).toString(16).padStart(12, "0");
}

function format(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
