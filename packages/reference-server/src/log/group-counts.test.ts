import { expect, test } from "vitest";
import { HOUR, MINUTE, partsOf } from "./group-counts.ts";

test.each([
  ["a day that begins and ends anywhere", 12_345, 24 * HOUR + 54_321],
  ["an hour to the millisecond", HOUR, 2 * HOUR],
  ["nearly an hour", HOUR + 1, 2 * HOUR],
  ["less than a minute", 10_000, 20_000],
  ["a few seconds of two minutes", MINUTE - 5_000, MINUTE + 5_000],
  ["a minute", MINUTE, 2 * MINUTE],
  ["nothing", 5, 5],
])("The parts of %s cover it once, and each is whole", (_, from, to) => {
  const { hours, minutes, entries } = partsOf(from, to);
  const ranges = [hours, ...minutes, ...entries].filter(([start, end]) => start < end);
  ranges.sort(([a], [b]) => a - b);
  let end = from;
  for (const range of ranges) {
    expect(range[0]).toBe(end);
    end = range[1];
  }
  expect(end).toBe(to);
  for (const bound of hours[0] < hours[1] ? hours : []) expect(bound % HOUR).toBe(0);
  for (const [start, stop] of minutes.filter(([start, stop]) => start < stop)) {
    expect([start % MINUTE, stop % MINUTE]).toEqual([0, 0]);
    expect(stop - start).toBeLessThan(2 * HOUR);
  }
  for (const [start, stop] of entries) expect(stop - start).toBeLessThan(2 * MINUTE);
});
