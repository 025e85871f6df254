import { type DocumentReader, declares, type Operation } from "@error-contract/contract";
import type { Step, Workflow } from "./arazzo.ts";
import type { GoodRequest } from "./good-request.ts";
import { type Codes, refusal } from "./refusal.ts";
import { INPUTS, testedRequest, UNKNOWN_ID } from "./tested-request.ts";
import { type Violation, violationsOf } from "./violations.ts";

/**
 * Tests of single operations: tokens, scopes, ids that nothing has, and every constraint broken.
 *
 * @param operation the operation
 * @param good what it accepts
 * @param reader reads the document
 * @param codes the document's codes; there is no test for a status without one
 * @returns the tests
 */
export function operationTests(
  operation: Operation,
  good: GoodRequest,
  reader: DocumentReader,
  codes: Codes,
): readonly Workflow[] {
  const tests: Workflow[] = [];
  const add = (
    name: string,
    status: number,
    step: Omit<Step, "stepId" | "successCriteria">,
    pointer?: string,
  ): void => {
    if (!codes.has(status)) return;
    const successCriteria = refusal(codes, status, pointer);
    const workflowId = `${operation.operationId}-${name}`;
    tests.push({
      workflowId,
      summary: `${status} for ${name}`,
      inputs: INPUTS,
      steps: [{ stepId: "refused", ...step, successCriteria }],
    });
  };

  if (operation.security.secured && !operation.security.public) {
    add("no-token", 401, testedRequest(operation, good, "none"));
    add("bad-token", 401, testedRequest(operation, good, "bad"));
  }
  if (operation.security.scopes.length > 0)
    add("missing-scope", 403, testedRequest(operation, good, "token_without_scopes"));
  const ids = Object.fromEntries(good.parameters.flatMap((one) => (one.in === "path" ? [[one.name, UNKNOWN_ID]] : [])));
  if (declares(operation, 404)) add("unknown-id", 404, testedRequest(operation, good, "token", { parameters: ids }));
  if (good.parameters.some((one) => one.in === "query")) {
    add(
      "unknown-parameter",
      400,
      testedRequest(operation, good, "token", { parameters: { no_such_parameter: 1 } }),
      "/no_such_parameter",
    );
  }
  for (const { name, in: where, schema, value } of good.parameters) {
    if (where !== "path" && where !== "query") continue;
    for (const violation of violationsOf(reader, schema, value).filter(isText)) {
      const parameters = { [name]: violation.value };
      add(`${name}-${violation.keyword}`, 400, testedRequest(operation, good, "token", { parameters }), `/${name}`);
    }
  }
  if (good.body) {
    for (const { keyword, pointer, value } of violationsOf(reader, good.body.schema, good.body.value)) {
      add(`body-${keyword}`, 400, testedRequest(operation, good, "token", { body: value }), pointer);
    }
  }
  return tests;
}

/** Of a text in a URL nothing tells its type, and an empty one stands for no value where requests are made. */
function isText({ keyword, value }: Violation): boolean {
  return value !== "" && !(keyword === "type" && typeof value !== "string");
}
