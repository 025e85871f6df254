import type { Verdict } from "@error-contract/contract";
import { countVerdicts } from "../diff/formats/words.ts";
import type { LocatedEvent } from "../diff/located-event.ts";

/**
 * Writes points as a gain.
 *
 * @param points - the points
 * @returns `+3.1`; `+<0.1` if they would round to zero
 */
export function gain(points: number): string {
  return points < 0.05 ? "+<0.1" : `+${points.toFixed(1)}`;
}

/**
 * Lists the first of several names, and the number of the others.
 *
 * @param names - all of them
 * @param most - how many to list
 * @returns `a, b and 3 more`
 */
export function some(names: readonly string[], most = 3): string {
  const rest = names.length - most;
  const shown = names.slice(0, rest === 1 ? most + 1 : most);
  if (rest > 1) return `${shown.join(", ")} and ${rest.toLocaleString("en-US")} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/**
 * Says how a score has changed.
 *
 * @param change - the scores
 * @returns `rose from 62 to 71`
 */
export function scoreChange({ before, after }: { readonly before: number; readonly after: number }): string {
  if (before === after) return `is unchanged at ${after}`;
  return `${after > before ? "rose" : "fell"} from ${before} to ${after}`;
}

/**
 * Says which version bump the changes call for.
 *
 * @param bump - the bump
 * @param events - the changes; at least one
 * @returns `major bump: 2 major, 1 minor`
 */
export function bumpInWords(bump: Verdict, events: readonly LocatedEvent[]): string {
  return `${bump === "none" ? "no" : bump} bump: ${countVerdicts({ events })}`;
}
