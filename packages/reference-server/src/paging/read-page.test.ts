import { describe, expect, test } from "vitest";
import { BadCursor, encodeCursor } from "./cursor.ts";
import { readPage, type SortedList } from "./read-page.ts";

/** Creates a list of letters, of which Z is the newest. */
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

describe("A page of two items", () => {
  test.each<[string, string | undefined, string, string | null, string | null]>([
    ["without a cursor is the newest", undefined, "ED", older("D"), null],
    ["older than the first is the second", older("D"), "CB", older("B"), newer("C")],
    ["older than the second is the last", older("B"), "A", null, newer("A")],
    ["older than every item is empty", older("A"), "", null, null],
    ["newer than the last is the second", newer("A"), "CB", older("B"), newer("C")],
    ["newer than the second is the first", newer("C"), "ED", older("D"), null],
    ["newer than every item is the first", newer("E"), "ED", older("D"), null],
    ["older than a deleted item begins at its position", older("CC"), "CB", older("B"), newer("C")],
  ])("%s", async (_, from, items, next, previous) => {
    expect(await readPage(letters("ABCDE"), { limit: 2, cursor: from })).toEqual({
      items: [...items],
      next_cursor: next,
      previous_cursor: previous,
    });
  });

  test.each([
    ["of another list", encodeCursor({ direction: "older", key: ["A", "B"] })],
    ["with a value of the wrong type", encodeCursor({ direction: "older", key: [null] })],
    ["that cannot be decoded", "%%%"],
  ])("is refused for a cursor %s", async (_, from) => {
    await expect(readPage(letters("AB"), { limit: 2, cursor: from })).rejects.toThrow(BadCursor);
  });

  test("newer than an item begins right next to it, and links to even newer items", async () => {
    const page = await readPage(letters("ABCDEF"), { limit: 2, cursor: newer("C") });
    expect(page.items).toEqual(["E", "D"]);
    expect(page.previous_cursor).toBe(newer("E"));
  });
});
