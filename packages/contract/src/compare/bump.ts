import type { ContractEvent, Verdict } from "./event.ts";

const ORDER: readonly Verdict[] = ["none", "patch", "minor", "major"];

/**
 * The version bump that all events together call for.
 *
 * @param events - the events
 * @returns the highest verdict among them; `none` for an empty list
 * @example
 * bumpOf(compareReadings(old, now)); // "major"
 */
export function bumpOf(events: readonly Pick<ContractEvent, "verdict">[]): Verdict {
  return ORDER[Math.max(0, ...events.map(({ verdict }) => ORDER.indexOf(verdict)))] ?? "none";
}

/**
 * Whether a verdict is at least as severe as another.
 *
 * @param verdict - the verdict
 * @param limit - the verdict to compare with
 * @returns true for `major` against `minor`, false for `minor` against `major`
 * @example
 * reaches("minor", "major"); // false
 */
export function reaches(verdict: Verdict, limit: Verdict): boolean {
  return ORDER.indexOf(verdict) >= ORDER.indexOf(limit);
}
