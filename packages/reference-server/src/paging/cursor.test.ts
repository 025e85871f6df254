import { describe, expect, test } from "vitest";
import { BadCursor, decodeCursor, encodeCursor } from "./cursor.ts";

describe("A cursor", () => {
  test("decodes to the encoded position", () => {
    const cursor = { direction: "newer", key: ["2026-03-02T02:57:05.731Z", null] } as const;
    expect(decodeCursor(encodeCursor(cursor), 2)).toEqual(cursor);
  });

  test.each([
    ["no base64", "%%%"],
    ["no JSON", Buffer.from("[").toString("base64url")],
    ["another list's", encodeCursor({ direction: "older", key: ["a"] })],
    ["of no direction", Buffer.from('["sideways","a","b"]').toString("base64url")],
    ["with a number in it", Buffer.from('["older",1,"b"]').toString("base64url")],
  ])("that is %s is refused", (_, text) => {
    expect(() => decodeCursor(text, 2)).toThrow(BadCursor);
  });
});
