import { useEffect, useState } from "preact/hooks";
import { barsOf, type Range, type Span } from "../address/period.ts";
import type { Count } from "./counts.ts";
import { type Group, keyOf } from "./entry.ts";

/** A part of the period, and what failed in it. */
export interface Bar extends Span {
  /** `undefined` while it is being counted. */
  readonly groups: readonly Group[] | undefined;
}

/** What failed in a period. */
export interface Overview {
  /** `undefined` while they are being counted. */
  readonly groups: readonly Group[] | undefined;
  readonly bars: readonly Bar[];
  /** What failed in the period of the same length before, by `keyOf`; `undefined` while it is being counted. */
  readonly before: ReadonlySet<string> | undefined;
  /** Why something could not be counted. */
  readonly failure: unknown;
}

/** Browsers open six connections to a server over HTTP/1.1; the list and the period before need one each. */
const AT_ONCE = 4;

/**
 * Counts what failed in a period: in total, then bar by bar from the newest.
 *
 * @param count - counts a span
 * @param range - the period
 * @param turn - a number that changes to count again
 * @returns what is known so far
 */
export function useOverview(count: Count, range: Range, turn: number): Overview {
  const { from, to, step } = range;
  const [overview, setOverview] = useState<Overview>(() => empty(range));

  // The numbers of the range stand for it; a new `turn` only repeats the count
  useEffect(() => {
    const leaving = new AbortController();
    const update = (change: (known: Overview) => Partial<Overview>): void => {
      if (!leaving.signal.aborted) setOverview((known) => ({ ...known, ...change(known) }));
    };
    setOverview((known) => (isSame(known, range) ? { ...known, failure: undefined } : empty(range)));

    const countAll = async (): Promise<void> => {
      const groups = await count({ from, to }, leaving.signal);
      update(() => ({ groups }));
      const seen = groups.flatMap((group) => [Date.parse(group.first_seen_at), Date.parse(group.last_seen_at)]);
      const [first, last] = [Math.min(...seen), Math.max(...seen)];
      const isQuiet = ({ from: start, to: end }: Span): boolean => end <= first || start > last;
      const bars = barsOf(range);
      update(() => ({ bars: bars.map((bar) => ({ ...bar, groups: isQuiet(bar) ? [] : undefined })) }));
      const waiting = bars.flatMap((bar, index) => (isQuiet(bar) ? [] : [[bar, index] as const]));
      const next = async (): Promise<void> => {
        for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
          const [bar, index] = one;
          const counted = await count(bar, leaving.signal);
          update(({ bars: known }) => ({ bars: known.with(index, { ...bar, groups: counted }) }));
        }
      };
      const countBefore = async (): Promise<void> => {
        const before = await count({ from: from - (to - from), to: from }, leaving.signal);
        update(() => ({ before: new Set(before.map(keyOf)) }));
      };
      await Promise.all([...Array.from({ length: AT_ONCE }, next), countBefore()]);
    };
    countAll().catch((failure: unknown) => update(() => ({ failure })));
    return () => leaving.abort();
  }, [count, from, to, step, turn]);
  return isSame(overview, range) ? overview : empty(range);
}

function empty(range: Range): Overview {
  const bars = barsOf(range).map((bar) => ({ ...bar, groups: undefined }));
  return { groups: undefined, bars, before: undefined, failure: undefined };
}

function isSame({ bars }: Overview, { from, to }: Range): boolean {
  return bars[0]?.from === from && bars.at(-1)?.to === to;
}
