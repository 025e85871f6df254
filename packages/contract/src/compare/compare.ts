import type { ContractModel } from "../contract.ts";
import { sortReading } from "./answers.ts";
import { bodyReader } from "./body.ts";
import { reaches } from "./bump.ts";
import { answerComparer } from "./compare-answers.ts";
import { compareCodes } from "./compare-codes.ts";
import { compareOperations } from "./compare-operations.ts";
import type { ContractEvent, Policy } from "./event.ts";
import { gatherer } from "./gather.ts";

/** How to compare. */
export interface CompareOptions {
  /**
   * Whether codes and statuses may be added.
   *
   * @default `x-error-contract.policy` of the old document, or else of the new one, or else `open`
   */
  readonly policy?: Policy | undefined;
}

/**
 * Compares the errors of two versions of an API: one event for each change that a caller could notice. An inline
 * response instead of a reference, or an `enum` instead of a `oneOf`, is not a change.
 *
 * @param old - the reading of the old document
 * @param now - the reading of the new document
 * @param options - the policy
 * @returns the events, the most severe first
 * @example
 * const events = compareReadings(readErrorContract(before), readErrorContract(after));
 * bumpOf(events); // "minor"
 * events.map(describeEvent); // ["The code quota_exceeded is new."]
 */
export function compareReadings(
  old: ContractModel,
  now: ContractModel,
  { policy: chosen }: CompareOptions = {},
): readonly ContractEvent[] {
  const from = old.declaration?.policy ?? now.declaration?.policy ?? "open";
  const to = now.declaration?.policy ?? from;
  const policy = chosen ?? from;
  const events = gatherer();
  const [before, after] = [sortReading(old), sortReading(now)];
  const codes = compareCodes(before, after, now.declaration?.retired ?? [], policy, events);
  compareOperations(before, after, {
    codes,
    policy,
    events,
    compareAnswers: answerComparer(bodyReader(old), bodyReader(now)),
  });
  if (from !== to && now.declaration) {
    const verdict = to === "open" ? "major" : "minor";
    events.add({ kind: "policy", from, to, verdict }, { side: "new", place: now.declaration.place });
  }
  return [...events.events()].sort(byVerdict);
}

function byVerdict(one: ContractEvent, other: ContractEvent): number {
  if (one.verdict === other.verdict) return 0;
  return reaches(one.verdict, other.verdict) ? -1 : 1;
}
