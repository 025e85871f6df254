import { describe, expect, test } from "vitest";
import { BadCursor, encodeCursor } from "./cursor.ts";
import { readPage, type SortedList } from "./read-page.ts";

/** A list of letters, Z the newest. */
function letters(all: string): SortedList<string, readonly [string]> {
  const newestFirst = [...all].sort().reverse();
  return {
    columns: 1,
    keyOf: (letter) => [letter],
    keyFrom: ([letter]) => {
      if (typeof letter !== "string") throw new BadCursor("A letter is wanted.");
      return [letter];
    },
    async read(from, count) {
      if (from === undefined) return newestFirst.slice(0, count);
      const [at] = from.key;
      const found = newestFirst.filter((letter) => (from.direction === "older" ? letter < at : letter > at));
      return (from.direction === "older" ? found : found.reverse()).slice(0, count);
    },
  };
}

const cursor = (direction: "older" | "newer", letter: string): string => encodeCursor({ direction, key: [letter] });
const older = (letter: string): string => cursor("older", letter);
const newer = (letter: string): string => cursor("newer", letter);

describe("A page of A to E, two at a time,", () => {
  test.each<[string, string | undefined, string, string | null, string | null]>([
    ["without a cursor, is the newest", undefined, "ED", older("D"), null],
    ["older than the first page, is the next", older("D"), "CB", older("B"), newer("C")],
    ["older than that, is the last", older("B"), "A", null, newer("A")],
    ["older than everything, is empty", older("A"), "", null, null],
    ["newer than the last, is those next to it", newer("A"), "CB", older("B"), newer("C")],
    ["newer than the middle, is the first", newer("C"), "ED", older("D"), null],
    ["newer than everything, is the first page", newer("E"), "ED", older("D"), null],
    ["from an item that is gone, reads on from its place", older("CC"), "CB", older("B"), newer("C")],
  ])("%s", async (_, from, items, next, previous) => {
    expect(await readPage(letters("ABCDE"), { limit: 2, cursor: from })).toEqual({
      items: [...items],
      next_cursor: next,
      previous_cursor: previous,
    });
  });

  test.each([
    ["of another list", encodeCursor({ direction: "older", key: ["A", "B"] })],
    ["with a value that does not fit", encodeCursor({ direction: "older", key: [null] })],
    ["that is none", "%%%"],
  ])("is refused for a cursor %s", async (_, from) => {
    await expect(readPage(letters("AB"), { limit: 2, cursor: from })).rejects.toThrow(BadCursor);
  });

  test("filled up with newer items leads back without a gap", async () => {
    const page = await readPage(letters("ABCDEF"), { limit: 2, cursor: newer("C") });
    expect(page.items).toEqual(["E", "D"]);
    expect(page.previous_cursor).toBe(newer("E"));
  });
});
