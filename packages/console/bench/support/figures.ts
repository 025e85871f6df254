import { median } from "@error-contract/testing";
import type { Motion } from "./frames.ts";

/** Milliseconds. A frame that takes longer is seen as a stutter; the browser calls a task of that length long. */
const STUTTER = 50;

/** What is compared of a motion: milliseconds, if nothing else is said. */
export interface Figures {
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
  /** Frames that stutter, in percent. */
  readonly stutters: number;
  readonly longTasks: number;
  /** Of the main thread, for each row that went by. */
  readonly cpu: number;
}

const names: Readonly<Record<keyof Figures, string>> = {
  median: "median",
  p95: "p95",
  p99: "p99",
  worst: "worst",
  stutters: "over 50 ms",
  longTasks: "long tasks",
  cpu: "CPU a row",
};
const keys = Object.keys(names) as (keyof Figures)[];

/** The heads of the columns. */
export const heads: readonly string[] = Object.values(names);

/**
 * Reduces a motion to figures.
 *
 * @param motion - what was seen
 * @param rows - how many rows went by
 * @returns the figures
 */
export function figuresOf({ intervals, longTasks, cpu }: Motion, rows: number): Figures {
  const sorted = intervals.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return {
    median: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    worst: at(1),
    stutters: (100 * intervals.filter((each) => each > STUTTER).length) / intervals.length,
    longTasks: longTasks.length,
    cpu: cpu / rows,
  };
}

/**
 * The median of each figure.
 *
 * @param rounds - at least one
 * @returns the medians, figure by figure
 */
export function medianFigures(rounds: readonly Figures[]): Figures {
  const of = (name: keyof Figures) => median(rounds.map((round) => round[name]));
  // `Object.fromEntries` forgets which figure has which value.
  return Object.fromEntries(keys.map((name) => [name, of(name)])) as unknown as Figures;
}

/**
 * Writes figures for a table.
 *
 * @param figures - the figures
 * @returns a text for each head
 */
export const cells = (figures: Figures): readonly string[] => keys.map((name) => figures[name].toFixed(1));

/**
 * Writes ratios for a table.
 *
 * @param ours - the figures above
 * @param peer - the figures below; where one is 0 there is no ratio
 * @returns a text for each head
 */
export const ratioCells = (ours: Figures, peer: Figures): readonly string[] =>
  keys.map((name) => (peer[name] === 0 ? "–" : (ours[name] / peer[name]).toFixed(2)));
