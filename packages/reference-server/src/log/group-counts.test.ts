import { expect, test } from "vitest";
import { DAY, HOUR, MINUTE, partsOf } from "./group-counts.ts";

test.each([
  ["a month that begins and ends anywhere", 12_345, 30 * DAY + 54_321],
  ["exactly one day", DAY, 2 * DAY],
  ["a day that begins and ends anywhere", 12_345, 24 * HOUR + 54_321],
  ["exactly one hour", HOUR, 2 * HOUR],
  ["nearly an hour", HOUR + 1, 2 * HOUR],
  ["less than a minute", 10_000, 20_000],
  ["the turn of a minute", MINUTE - 5_000, MINUTE + 5_000],
  ["exactly one minute", MINUTE, 2 * MINUTE],
  ["an empty period", 5, 5],
])("The parts of %s cover it exactly once, in whole days, hours and minutes, and a remainder", (_, from, to) => {
  const { counts, entries } = partsOf(from, to);
  const ranges = [...counts.map(({ range }) => range), ...entries].filter(([start, end]) => start < end);
  ranges.sort(([a], [b]) => a - b);
  let end = from;
  for (const range of ranges) {
    expect(range[0]).toBe(end);
    end = range[1];
  }
  expect(end).toBe(to);
  for (const { span, range } of counts.filter(({ range: [start, stop] }) => start < stop)) {
    expect(range.map((bound) => bound % span)).toEqual([0, 0]);
    const longer = { [HOUR]: DAY, [MINUTE]: HOUR }[span];
    if (longer !== undefined) expect(range[1] - range[0]).toBeLessThan(2 * longer);
  }
  for (const [start, stop] of entries) expect(stop - start).toBeLessThan(2 * MINUTE);
});
