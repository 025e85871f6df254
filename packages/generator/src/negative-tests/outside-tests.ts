import type { ContractModel, Operation } from "@error-contract/contract";
import { criteriaOf } from "./criteria.ts";
import { promisedByNorm } from "./expectation.ts";
import type { NegativeTest } from "./negative-test.ts";
import { UUID } from "./unknown-id.ts";

/**
 * Tests what no operation describes: a method that each path lacks, and a path that does not exist. A document says
 * something about those only if it declares how the whole API fails, in `x-error-contract`.
 *
 * @param model - the model of the document
 * @param operations - the document's operations
 * @returns the tests
 */
export function outsideTests(model: ContractModel, operations: readonly Operation[]): readonly NegativeTest[] {
  const taken = new Set<string>();
  const methods = [...new Set(operations.map(({ path }) => path))].flatMap((path) => {
    const known = operations.filter((operation) => operation.path === path).map(({ method }) => method);
    const method = ["PUT", "PATCH", "DELETE", "POST"].find((one) => !known.includes(one));
    if (method === undefined) return [];
    const id = freeId(`unknown-method${path}`, taken);
    return outsideTest(model, id, "an unsupported method", 405, method, path);
  });
  const unknown = outsideTest(model, "unknown-path", "an unknown path", 404, "GET", "/no-such-path");
  return [...methods, ...unknown];
}

function outsideTest(
  model: ContractModel,
  id: string,
  wrong: string,
  status: number,
  method: string,
  path: string,
): readonly NegativeTest[] {
  const expected = promisedByNorm(model, status);
  if (expected === undefined) return [];
  // In a URL, the runner resolves an input only by its full name, with the workflow.
  const url = `{$workflows.${id}.inputs.server}${path.replaceAll(/\{[^}]+\}/g, UUID)}`;
  const request = { "x-operation": { url, method: method.toLowerCase() }, parameters: [] };
  return [
    {
      id,
      wrong,
      operation: undefined,
      target: `${method} ${path}`,
      expected,
      inputs: ["server"],
      steps: [{ stepId: "refused", ...request, successCriteria: criteriaOf(expected) }],
    },
  ];
}

/**
 * A workflow name that Arazzo allows, with `-` for every run of other characters.
 *
 * @param name - any name
 * @param taken - the existing names; the new one is added
 * @returns the name, with a number appended if it is taken
 */
export function freeId(name: string, taken: Set<string>): string {
  const id = name.replaceAll(/[^A-Za-z0-9_-]+/g, "-").replaceAll(/^-+|-+$/g, "");
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id}-${count}`;
  taken.add(free);
  return free;
}
