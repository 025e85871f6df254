import { describe, expect, test } from "vitest";
import { isUuid } from "../database/uuid.ts";
import { newId, startOf, timeOf } from "./position.ts";

const time = new Date("2026-03-02T03:04:11.482Z");

describe("The id of an entry", () => {
  test("is a UUID of version 7", () => {
    expect(newId(time)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(isUuid(newId(time))).toBe(true);
  });

  test("holds the time that it was made from", () => {
    expect(timeOf(newId(time))).toEqual(time);
  });

  test("is another one each time", () => {
    const ids = Array.from({ length: 1000 }, () => newId(time));
    expect(new Set(ids).size).toBe(1000);
  });

  test.each([
    ["the millisecond before", -1, true],
    ["its own millisecond", 0, false],
    ["the millisecond after", 1, false],
  ])("sorts before the start of a time as %s says", (_, shift, before) => {
    expect(newId(new Date(time.getTime() + shift)) < startOf(time)).toBe(before);
  });
});

describe("The start of a time", () => {
  test.each(["0000-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"])(
    "exists for %s",
    (text) => {
      expect(isUuid(startOf(new Date(text)))).toBe(true);
    },
  );
});
