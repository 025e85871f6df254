import { describe, expect, it } from "vitest";
import type { Span } from "../address/period.ts";
import { newEntry } from "../testing/new-entry.ts";
import { EntryList, type EntrySource } from "./entry-list.ts";

const PAGE = 100;

/** A log whose entry `n` was received at the millisecond `times[n]`, listed newest first. */
function log(times: readonly number[], { counts = true } = {}) {
  const entries = times
    .map((time, index) => newEntry({ id: `id-${index}`, recorded_at: new Date(time).toISOString() }))
    .reverse();
  const calls = { pages: 0, counts: 0 };
  const newest = times.toReversed();
  const within = ({ from, to }: Span) =>
    entries.filter((_, index) => (newest[index] ?? 0) >= from && (newest[index] ?? 0) < to);
  const source: EntrySource = {
    async page(span, cursor) {
      calls.pages += 1;
      const all = within(span);
      const start = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1;
      const items = all.slice(start, start + PAGE);
      return { items, next: start + PAGE < all.length ? (items.at(-1)?.id ?? null) : null };
    },
    async count(span) {
      calls.counts += 1;
      return counts ? within(span).length : undefined;
    },
  };
  return { source, entries, calls };
}

const load = (list: EntryList, from: number, to: number) =>
  list.load(
    () => [from, to],
    () => {},
  );
const idsOf = (list: EntryList, from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => list.at(from + index)?.id);

describe("a list of 20,000 entries", () => {
  const spread = Array.from({ length: 20_000 }, (_, index) => index * 1000);
  const burst = Array.from({ length: 20_000 }, (_, index) => (index < 100 ? index * 1000 : 15_000_000 + index));

  it.each([
    ["spread over time", spread],
    ["nearly all in one burst", burst],
    ["all in one millisecond", spread.map(() => 7_000)],
  ])("%s, shows the right entries far down as well as at the top", async (_, times) => {
    const { source, entries } = log(times);
    const list = new EntryList(source, { from: 0, to: 20_000_000 }, times.length);
    for (const at of [0, 12_345, 19_950, 300, 12_000]) {
      await load(list, at, at + 50);
      expect(idsOf(list, at, at + 50)).toEqual(entries.slice(at, at + 50).map(({ id }) => id));
      expect(list.length).toBe(20_000);
    }
  });

  it("is not loaded completely to show its end", async () => {
    const { source, calls } = log(spread);
    const list = new EntryList(source, { from: 0, to: 20_000_000 }, spread.length);
    await load(list, 19_000, 19_050);
    expect(calls.pages).toBeLessThanOrEqual(6);
    expect(calls.counts).toBeLessThanOrEqual(40);
  });

  it("grows while it is read if it cannot be counted", async () => {
    const { source, entries } = log(spread, { counts: false });
    const list = new EntryList(source, { from: 0, to: 20_000_000 }, undefined);
    expect(list.isExact).toBe(false);
    await load(list, 0, 250);
    expect(idsOf(list, 0, 250)).toEqual(entries.slice(0, 250).map(({ id }) => id));
    expect(list.length).toBe(301);
    await load(list, 300, 301);
    expect(list.length).toBe(401);
  });
});

it("a list that cannot be counted is exact once its last entry is loaded", async () => {
  const { source } = log([1, 2, 3], { counts: false });
  const list = new EntryList(source, { from: 0, to: 10 }, undefined);
  await load(list, 0, 50);
  expect([list.length, list.isExact]).toEqual([3, true]);
});

it("a new entry is shown first, and only once", async () => {
  const { source, entries } = log([1, 2, 3]);
  const list = new EntryList(source, { from: 0, to: 10 }, 3);
  await load(list, 0, 3);
  expect(list.prepend([newEntry({ id: "new" }), ...entries])).toBe(1);
  expect(idsOf(list, 0, 4)).toEqual(["new", "id-2", "id-1", "id-0"]);
  expect(list.length).toBe(4);
});

it("entries deleted in the meantime leave no gap", async () => {
  const { source } = log([1, 2, 3]);
  const list = new EntryList(source, { from: 0, to: 10 }, 7);
  await load(list, 0, 7);
  expect(list.length).toBe(3);
});

it("a part that is no longer in view is not loaded", async () => {
  const { source, calls } = log(Array.from({ length: 1000 }, (_, index) => index));
  const list = new EntryList(source, { from: 0, to: 2000 }, 1000);
  let wanted: readonly [number, number] = [0, 300];
  await list.load(
    () => wanted,
    () => {
      wanted = [0, 0];
    },
  );
  expect(calls.pages).toBe(1);
});

it("a call that fails rejects, and the next one loads", async () => {
  const { source } = log([1, 2, 3]);
  let fails = true;
  const flaky = {
    ...source,
    page: (span: Span, cursor: string | undefined) =>
      fails ? Promise.reject(new Error("away")) : source.page(span, cursor),
  };
  const list = new EntryList(flaky, { from: 0, to: 10 }, 3);
  await expect(load(list, 0, 3)).rejects.toThrow("away");
  fails = false;
  await load(list, 0, 3);
  expect(list.at(2)?.id).toBe("id-0");
});
