import type { AffectedOperation, ContractEvent, Verdict } from "@error-contract/contract";
import type { DiffResult } from "../located-event.ts";

/** The verdicts, the most severe first, each with its meaning. */
export const verdicts: readonly (readonly [verdict: Verdict, title: string])[] = [
  ["major", "Breaking"],
  ["minor", "New"],
  ["patch", "Described better or differently"],
  ["none", "Written differently"],
];

/**
 * Names an operation, with the statuses that an event is about.
 *
 * @param operation - the operation
 * @returns `POST /orders 409, 422`
 */
function nameOperation({ method, path, statuses }: AffectedOperation): string {
  return `${method} ${path} ${statuses.join(", ")}`.trimEnd();
}

/**
 * Counts events by verdict.
 *
 * @param result - what changed
 * @returns `2 major, 1 minor`
 */
export function countVerdicts({ events }: Pick<DiffResult, "events">): string {
  return verdicts
    .map(([verdict]) => [verdict, events.filter(({ event }) => event.verdict === verdict).length] as const)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${verdict}`)
    .join(", ");
}

/**
 * Names the first operations of an event.
 *
 * @param event - the event
 * @param most - how many to name
 * @returns their names; the last says how many more there are
 */
export function firstOperations({ operations }: Pick<ContractEvent, "operations">, most: number): readonly string[] {
  const names = operations.slice(0, most).map(nameOperation);
  const rest = operations.length - names.length;
  return rest > 0 ? [...names, `and ${rest} more`] : names;
}
