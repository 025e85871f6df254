import { median } from "@error-contract/testing";
import type { Motion } from "./frames.ts";

/** Milliseconds. People see a longer frame as a stutter; browsers call a task of this length a long task. */
const STUTTER = 50;

/** The figures that compare motions, in milliseconds unless stated otherwise. */
export interface Figures {
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
  /** Frames that stutter, in percent. */
  readonly stutters: number;
  readonly longTasks: number;
  /** Main-thread time for each row that scrolled past. */
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

/** The column headings. */
export const heads: readonly string[] = Object.values(names);

/**
 * Reduces a motion to figures.
 *
 * @param motion - the recorded motion
 * @param rows - how many rows scrolled past
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
  // `Object.fromEntries` loses the type of the keys.
  return Object.fromEntries(keys.map((name) => [name, of(name)])) as unknown as Figures;
}

/**
 * Formats figures for a table.
 *
 * @param figures - the figures
 * @returns one cell for each column
 */
export const cells = (figures: Figures): readonly string[] => keys.map((name) => figures[name].toFixed(1));

/**
 * Formats ratios for a table.
 *
 * @param ours - the numerators
 * @param peer - the denominators; a figure of 0 has no ratio
 * @returns one cell for each column
 */
export const ratioCells = (ours: Figures, peer: Figures): readonly string[] =>
  keys.map((name) => (peer[name] === 0 ? "–" : (ours[name] / peer[name]).toFixed(2)));
