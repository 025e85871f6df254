import type { ContractModel, Operation, Walker } from "@error-contract/contract";
import { planCheck, type Unchecked } from "./operation-plan.ts";

/**
 * Says which requests of a document are not checked, or in part.
 *
 * @param model - the model of the document
 * @param walker - walks the document
 * @returns a sentence for bodies and one for parameters, where there are such
 */
export function uncheckedSentences({ operations }: ContractModel, walker: Walker): readonly string[] {
  const found = operations
    .filter(({ kind }) => kind === "path")
    .map((operation) => ({ operation, unchecked: planCheck(operation, walker).unchecked }));
  const having = (isMeant: (unchecked: Unchecked) => boolean): readonly Operation[] =>
    found.filter(({ unchecked }) => unchecked.some(isMeant)).map(({ operation }) => operation);
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
