import type { Operation } from "@error-contract/contract";
import { statusDemands } from "@error-contract/ruleset";

/**
 * An error that an operation should describe: a status that its request calls for, or a range for the errors that it
 * does not list.
 */
export type Need =
  | { readonly kind: "status"; readonly key: string; readonly status: number; readonly alternatives: readonly number[] }
  | { readonly kind: "range"; readonly key: "4XX" | "5XX"; readonly hundreds: 4 | 5 };

const ranges: readonly Need[] = [
  { kind: "range", key: "4XX", hundreds: 4 },
  { kind: "range", key: "5XX", hundreds: 5 },
];
const byStatus = statusDemands.map(({ status, alternatives = [], when }) => ({
  need: { kind: "status", key: String(status), status, alternatives } satisfies Need,
  when,
}));
const conflict: Need = { kind: "status", key: "409", status: 409, alternatives: [] };

/**
 * The errors that an operation should describe. They follow from its request, never from its responses, so that
 * describing an error never creates a need.
 *
 * @param operation - the operation
 * @returns at least the two ranges
 * @example
 * needsOf(operation).map(({ key }) => key); // ["400", "401", "403", "404", "4XX", "5XX"]
 */
export function needsOf(operation: Operation): readonly Need[] {
  const called = byStatus.filter(({ when }) => when(operation)).map(({ need }): Need => need);
  return [...called, ...((operation.unique?.length ?? 0) > 0 ? [conflict] : []), ...ranges];
}
