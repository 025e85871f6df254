import type { Operation } from "@error-contract/contract";
import type { CheckPlan, Unchecked } from "./operation-plan.ts";

/**
 * Lists the operations whose requests are not checked, or only in part.
 *
 * @param plans - the plan of each operation
 * @returns a sentence for bodies and one for parameters, if there are any
 */
export function uncheckedSentences(plans: ReadonlyMap<Operation, CheckPlan>): readonly string[] {
  const having = (isMeant: (unchecked: Unchecked) => boolean): readonly Operation[] =>
    [...plans].flatMap(([operation, { unchecked }]) => (unchecked.some(isMeant) ? [operation] : []));
  const bodies = having(({ in: where }) => where === "body");
  const parameters = having(({ in: where }) => where !== "body");
  return [
    ...(bodies.length > 0 ? [`The body is not checked where it is not JSON: ${named(bodies)}.`] : []),
    ...(parameters.length > 0 ? [`Parameters that are objects or cookies are not checked: ${named(parameters)}.`] : []),
  ];
}

function named(operations: readonly Operation[]): string {
  const [first, ...others] = operations.map(({ method, path }) => `${method} ${path}`);
  return others.length === 0 ? `${first}` : `${first} and ${others.length} more`;
}
