import { type DocumentReader, declares, isJson, type Operation } from "@error-contract/contract";
import type { Step, Workflow } from "./arazzo.ts";
import { goodRequest } from "./good-request.ts";
import { type Codes, refusal } from "./refusal.ts";
import { INPUTS, testedRequest } from "./tested-request.ts";

/**
 * Tests for unique constraints: a record is created, then another one is created, or changed, to have the same value.
 *
 * @param operations the document's operations
 * @param reader reads the document
 * @param codes the document's codes
 * @returns one test for each unique field of each operation that declares 409
 */
export function duplicateTests(
  operations: readonly Operation[],
  reader: DocumentReader,
  codes: Codes,
): readonly Workflow[] {
  return operations
    .filter((operation) => operation.unique !== undefined && declares(operation, 409))
    .flatMap((operation) => {
      const creation = operations.find(
        ({ method, path, unique }) => method === "POST" && unique !== undefined && operation.path.startsWith(path),
      );
      if (creation === undefined) return [];
      return (operation.unique ?? []).map((field) => duplicateTest(operation, creation, field, reader, codes));
    });
}

function duplicateTest(
  operation: Operation,
  creation: Operation,
  field: string,
  reader: DocumentReader,
  codes: Codes,
): Workflow {
  const creating = goodRequest(reader, creation);
  const create = (stepId: string, value: string): Step => {
    const payload = isJson(creating.body?.value) ? creating.body.value : {};
    const step = testedRequest(creation, creating, "token", { body: { ...payload, [field]: value } });
    return {
      stepId,
      ...step,
      successCriteria: [{ condition: "$statusCode == 201" }],
      outputs: { id: "$response.body#/id" },
    };
  };
  const taken = `{$inputs.unique}-${operation.operationId}-${field}`;
  const successCriteria = refusal(codes, 409, `/${field}`);
  const summary = `409 for a ${field} that is taken`;
  const workflowId = `${operation.operationId}-duplicate-${field}`;
  if (operation === creation) {
    const again = { ...create("again", taken), successCriteria, outputs: {} };
    return { workflowId, summary, inputs: INPUTS, steps: [create("first", taken), again] };
  }
  const good = goodRequest(reader, operation);
  const ids = Object.fromEntries(
    good.parameters.flatMap((one) => (one.in === "path" ? [[one.name, "$steps.other.outputs.id"]] : [])),
  );
  const step = testedRequest(operation, good, "token", { parameters: ids, body: { [field]: taken } });
  const steps = [
    create("first", taken),
    create("other", `${taken}-other`),
    { stepId: "again", ...step, successCriteria },
  ];
  return { workflowId, summary, inputs: INPUTS, steps };
}
