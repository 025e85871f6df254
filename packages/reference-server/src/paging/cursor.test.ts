import { describe, expect, test } from "vitest";
import { BadCursor, decodeCursor, encodeCursor } from "./cursor.ts";

describe("A cursor", () => {
  test("decodes to the encoded position", () => {
    const cursor = { direction: "newer", key: ["2026-03-02T02:57:05.731Z", null] } as const;
    expect(decodeCursor(encodeCursor(cursor), 2)).toEqual(cursor);
  });

  test.each([
    ["is not base64", "%%%"],
    ["is not JSON", Buffer.from("[").toString("base64url")],
    ["belongs to another list", encodeCursor({ direction: "older", key: ["a"] })],
    ["has an unknown direction", Buffer.from('["sideways","a","b"]').toString("base64url")],
    ["contains a number", Buffer.from('["older",1,"b"]').toString("base64url")],
  ])("that %s is refused", (_, text) => {
    expect(() => decodeCursor(text, 2)).toThrow(BadCursor);
  });
});
