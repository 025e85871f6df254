import { describe, expect, test } from "vitest";
import { isUuid } from "../database/uuid.ts";
import { placeOf, startOf, timeOf, timeOfPlace } from "./position.ts";

const time = new Date("2026-03-02T03:04:11.482Z");

describe("The place of a time", () => {
  test("stands for its millisecond, which has 4,096 places", () => {
    expect(timeOfPlace(placeOf(time))).toEqual(time);
    expect(BigInt(placeOf(new Date(time.getTime() + 1))) - BigInt(placeOf(time))).toBe(4_096n);
  });

  test("is the very first for a clock before 1970", () => {
    expect(placeOf(new Date("1969-12-31T23:59:59.999Z"))).toBe("0");
  });
});

describe("The start of a time", () => {
  test("contains the time", () => {
    expect(timeOf(startOf(time))).toEqual(time);
  });

  test.each(["0000-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"])(
    "is a valid UUID for %s",
    (text) => {
      expect(isUuid(startOf(new Date(text)))).toBe(true);
    },
  );
});
