import { isJson, type Operation } from "@error-contract/contract";
import type { Step } from "./arazzo.ts";
import { createdRecord } from "./created-record.ts";
import { criteriaOf } from "./criteria.ts";
import { type Expectation, promised } from "./expectation.ts";
import type { NegativeTest } from "./negative-test.ts";
import type { TestedOperation } from "./operation-tests.ts";
import { freeId } from "./outside-tests.ts";
import { requestOf } from "./test-step.ts";

/**
 * Tests unique constraints (`x-unique`): creates a record, then creates or changes another one to have the same value.
 *
 * @param tested - the document's operations
 * @returns one test for each unique field of each operation that declares 409
 */
export function duplicateTests(tested: readonly TestedOperation[]): readonly NegativeTest[] {
  return tested.flatMap((one) => {
    const { model, operation } = one;
    const expected = operation.unique && promised(model, operation, [409], false);
    if (expected === undefined) return [];
    const creation = tested.find(
      ({ operation: { method, path, unique } }) =>
        method === "POST" && unique !== undefined && (path === operation.path || operation.path.startsWith(`${path}/`)),
    );
    if (creation === undefined) return [];
    return (operation.unique ?? []).flatMap((field) =>
      one === creation ? createdTwice(one, field, expected) : changedToTaken(one, creation, field, expected),
    );
  });
}

function createdTwice(tested: TestedOperation, field: string, expected: Expectation): readonly NegativeTest[] {
  const taken = takenValue(tested.operation, field);
  const again = { ...create(tested, "again", { [field]: taken }), successCriteria: criteriaOf(expected, `/${field}`) };
  return [duplicateTest(tested, tested, field, expected, [create(tested, "first", { [field]: taken }), again])];
}

function changedToTaken(
  tested: TestedOperation,
  creation: TestedOperation,
  field: string,
  expected: Expectation,
): readonly NegativeTest[] {
  const { walker, operation, good, credentials } = tested;
  const record = createdRecord(walker, creation.operation, operation);
  if (record === undefined) return [];
  const taken = takenValue(operation, field);
  const id = idOf(operation, field);
  const found = record.kind === "parameters" ? record.values : { location: "$response.header.location" };
  const outputs = Object.fromEntries(Object.entries(found).map(([name, value]) => [outputOf(name), value]));
  const ids = Object.keys(found).map((name) => [`path ${name}`, `$steps.other.outputs.${outputOf(name)}`] as const);
  const parameters = record.kind === "parameters" ? Object.fromEntries(ids) : {};
  const { requestBody, ...request } = requestOf(operation, good, credentials, "known", {
    parameters,
    body: { [field]: taken },
  });
  const url = `{$workflows.${id}.inputs.server}{$steps.other.outputs.location}`;
  const target =
    record.kind === "parameters"
      ? request
      : { "x-operation": { url, method: operation.method.toLowerCase() }, parameters: credentials.of("known") };
  const change: Step = {
    stepId: "again",
    ...target,
    ...(requestBody && { requestBody }),
    successCriteria: criteriaOf(expected, `/${field}`),
  };
  const steps = [
    create(creation, "first", { [field]: taken }),
    { ...create(creation, "other", { [field]: `${taken}-other` }), outputs },
    change,
  ];
  return [duplicateTest(tested, creation, field, expected, steps, record.kind === "location" ? ["server"] : [])];
}

function create(
  { operation, good, credentials }: TestedOperation,
  stepId: string,
  changes: Readonly<Record<string, string>>,
): Step {
  const payload = isJson(good.body?.value) ? good.body.value : {};
  const statuses = operation.responses.flatMap(({ status }) =>
    status.kind === "exact" && status.status >= 200 && status.status < 300 ? [`$statusCode == ${status.status}`] : [],
  );
  const condition = statuses.length > 0 ? statuses.join(" || ") : "$statusCode >= 200 && $statusCode < 300";
  const request = requestOf(operation, good, credentials, "known", { body: { ...payload, ...changes } });
  return { stepId, ...request, successCriteria: [{ condition }] };
}

function duplicateTest(
  { operation, credentials }: TestedOperation,
  creation: TestedOperation,
  field: string,
  expected: Expectation,
  steps: readonly Step[],
  more: readonly string[] = [],
): NegativeTest {
  const inputs = new Set([...credentials.inputs("known"), ...creation.credentials.inputs("known"), "unique", ...more]);
  return {
    id: idOf(operation, field),
    wrong: `a ${field} that is taken`,
    operation,
    target: `${operation.method} ${operation.path}`,
    expected,
    inputs: [...inputs],
    steps,
  };
}

/** A value that no record has: `unique` is a new input for each run. */
function takenValue(operation: Operation, field: string): string {
  return `{$inputs.unique}-${idOf(operation, field)}`;
}

function idOf({ operationId, method, path }: Operation, field: string): string {
  return freeId(`${operationId ?? `${method.toLowerCase()}${path}`}-duplicate-${field}`, new Set());
}

function outputOf(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_-]/g, "_");
}
