import { type ContractModel, declares, type Operation, type Walker } from "@error-contract/contract";
import type { Caller, Credentials } from "./credentials.ts";
import { criteriaOf } from "./criteria.ts";
import { type Expectation, promised } from "./expectation.ts";
import { type GoodParameter, type GoodRequest, isSendable } from "./good-request.ts";
import type { NegativeTest } from "./negative-test.ts";
import { type Changes, requestOf } from "./test-step.ts";
import { unknownId } from "./unknown-id.ts";
import { type Violation, violationsOf } from "./violations.ts";

/** The input for the tests of an operation. */
export interface TestedOperation {
  readonly model: ContractModel;
  readonly walker: Walker;
  readonly operation: Operation;
  readonly good: GoodRequest;
  readonly credentials: Credentials;
}

/**
 * Tests a single operation: unauthorized callers, unknown ids, and a violation of every constraint.
 *
 * @param tested - the operation
 * @returns the tests; none for anything that the document does not describe
 */
export function operationTests(tested: TestedOperation): readonly NegativeTest[] {
  const { good } = tested;
  if (!good.parameters.every((one) => !one.required || isSendable(one))) return [];
  return [...callerTests(tested), ...unknownIdTests(tested), ...parameterTests(tested), ...bodyTests(tested)];
}

function callerTests(tested: TestedOperation): readonly NegativeTest[] {
  const { model, operation, credentials } = tested;
  const { security } = operation;
  const tests: NegativeTest[] = [];
  if (security.secured && !security.public) {
    const refused = promised(model, operation, [401], false) ?? promised(model, operation, [403]);
    tests.push(...test(tested, "no-credentials", "no credentials", refused, "nobody"));
    tests.push(...test(tested, "bad-credentials", "unknown credentials", refused, "stranger"));
  }
  if (credentials.hasScopes) {
    const refused = promised(model, operation, [403], false);
    tests.push(...test(tested, "missing-scope", "a token without scopes", refused, "weak"));
  }
  return tests;
}

function unknownIdTests(tested: TestedOperation): readonly NegativeTest[] {
  const { model, walker, operation, good } = tested;
  const ids = good.parameters.filter((one) => one.in === "path");
  // A sampled body may be rejected for its meaning before the resource is looked up.
  if (good.body && !good.body.isExample) return [];
  const unknown = ids.flatMap(({ name, schema }) => {
    const value = unknownId(walker, schema);
    return value === undefined ? [] : [[`path ${name}`, value] as const];
  });
  if (unknown.length === 0) return [];
  const refused = promised(model, operation, [404], false);
  return test(tested, "unknown-id", "an unknown id", refused, "known", {
    parameters: Object.fromEntries(unknown),
  });
}

function parameterTests(tested: TestedOperation): readonly NegativeTest[] {
  const { walker, good } = tested;
  return good.parameters.flatMap((parameter) => {
    const { name, in: where, schema, value, required } = parameter;
    const key = `${where} ${name}`;
    const about = `the ${where} parameter ${name}`;
    const missing =
      required && where !== "path"
        ? test(
            tested,
            `${name}-required`,
            `${about} missing`,
            faulty(tested),
            "known",
            { parameters: { [key]: undefined } },
            `/${name}`,
          )
        : [];
    if ((where !== "path" && where !== "query") || schema === undefined || isList(parameter)) return missing;
    const broken = violationsOf(walker, schema, value)
      .filter((violation) => isText(violation, where))
      .flatMap((violation) =>
        test(
          tested,
          `${name}-${violation.keyword}`,
          `${about} against its ${violation.keyword}`,
          faulty(tested, where),
          "known",
          { parameters: { [key]: violation.value } },
          `/${name}`,
        ),
      );
    return [...missing, ...broken];
  });
}

function bodyTests(tested: TestedOperation): readonly NegativeTest[] {
  const { walker, good } = tested;
  if (good.body?.schema === undefined) return [];
  return violationsOf(walker, good.body.schema, good.body.value).flatMap(({ keyword, pointer, value }) =>
    test(tested, `body-${keyword}`, `a body against its ${keyword}`, faulty(tested), "known", { body: value }, pointer),
  );
}

/**
 * The statuses of a faulty request. If the document does not declare how the API fails, a made-up id may be looked up
 * before the rest of the request is validated, and a malformed id may count as unknown.
 */
function faulty({ model, operation, good }: TestedOperation, where?: string): Expectation | undefined {
  const mayBeSought =
    model.declaration === undefined && (where === "path" || good.parameters.some((one) => one.in === "path"));
  const own = [400, 422].some((status) => declares(operation, status));
  return promised(model, operation, own && mayBeSought ? [400, 422, 404] : [400, 422]);
}

function test(
  { operation, good, credentials }: TestedOperation,
  name: string,
  wrong: string,
  expected: Expectation | undefined,
  caller: Caller,
  changes?: Changes,
  pointer?: string,
): readonly NegativeTest[] {
  if (expected === undefined) return [];
  const { operationId, method, path } = operation;
  const step = { stepId: "refused", ...requestOf(operation, good, credentials, caller, changes) };
  return [
    {
      id: `${operationId ?? `${method.toLowerCase()}${path}`}-${name}`,
      wrong,
      operation,
      target: `${method} ${path}`,
      expected,
      inputs: credentials.inputs(caller),
      steps: [{ ...step, successCriteria: criteriaOf(expected, pointer) }],
    },
  ];
}

function isList({ schema }: GoodParameter): boolean {
  const type = (schema?.value as { readonly type?: unknown } | undefined)?.type;
  return [type].flat().some((one) => one === "array" || one === "object");
}

/** Text in a URL has no type. An empty value counts as none, and in a path it or a `/` leads to another path. */
function isText({ keyword, value }: Violation, where: string): boolean {
  if (typeof value === "string" && where === "path" && (value.includes("\0") || /[/?#]/.test(value))) return false;
  return value !== "" && !(keyword === "type" && typeof value !== "string");
}
