import { describe, expect, it } from "vitest";
import { type Address, readAddress, writeAddress } from "./address.ts";
import { barsOf, DEFAULT_PERIOD, lasts, rangeOf } from "./period.ts";

describe("an address", () => {
  const none: Address = { view: "errors", period: DEFAULT_PERIOD, filters: {}, entry: undefined };

  it.each<[string, Address]>([
    ["nothing", none],
    ["the coverage", { ...none, view: "coverage" }],
    ["an entry", { ...none, entry: "f2a7d5c3" }],
    ["a span that ends now", { ...none, period: { kind: "last", name: "7d" } }],
    ["a span that is over", { ...none, period: { kind: "fixed", from: 1_772_420_400_123, to: 1_772_424_000_000 } }],
    [
      "every filter",
      {
        ...none,
        filters: {
          status: 409,
          code: "a_b",
          operation_id: "x&y=z",
          method: "GET",
          path: "/a?b#c",
          api_key_id: "9b7e1f02",
          request_id: "r 1",
        },
      },
    ],
  ])("keeps %s", (_, address) => {
    expect(readAddress(writeAddress(address))).toEqual(address);
  });

  it.each(["", "#", "#/nowhere?period=9y", "#/?period=2026-03-02..2026-03-01&status=four&code=", "#?%E0%A4%A"])(
    "falls back to the defaults when the hash makes no sense: %s",
    (hash) => {
      expect(readAddress(hash)).toEqual(none);
    },
  );
});

describe("the bars of a period", () => {
  const now = Date.parse("2026-03-02T03:04:11.482Z");

  it.each(Object.keys(lasts) as (keyof typeof lasts)[])("cover the last %s without gaps", (name) => {
    const range = rangeOf({ kind: "last", name }, now);
    const bars = barsOf(range);
    expect(bars[0]?.from).toBe(range.from);
    expect(bars.at(-1)?.to).toBe(range.to);
    expect(range.to).toBeGreaterThan(now);
    bars.slice(1).forEach((bar, index) => {
      expect(bar.from).toBe(bars[index]?.to);
    });
    expect(bars.length).toBeLessThanOrEqual(48);
  });

  it.each([1, 999, 61_000, 86_400_000, 40 * 86_400_000])("number at most 49 for %s milliseconds", (length) => {
    const bars = barsOf(rangeOf({ kind: "fixed", from: now, to: now + length }, now));
    expect(bars[0]?.from).toBe(now);
    expect(bars.at(-1)?.to).toBe(now + length);
    expect(bars.length).toBeLessThanOrEqual(49);
  });

  it("stay the same a minute later", () => {
    const [early, late] = [now, now + 60_000].map((at) => barsOf(rangeOf({ kind: "last", name: "24h" }, at)));
    expect(late).toEqual(early);
  });
});
