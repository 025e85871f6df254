import { type ContractModel, isJson, type Json, keysOfPointer, type Operation } from "@error-contract/contract";
import type { OperationFinder } from "./find-operation.ts";

/** An error that a test expects. */
export interface TestedError {
  readonly operation: Operation | undefined;
  readonly status: number;
  /** The codes that the test accepts; empty if it only checks the status. */
  readonly codes: readonly (string | number)[];
}

/**
 * Reads the errors that an Arazzo description expects: for each step, the accepted statuses of 400 and above, and the
 * codes.
 *
 * @param description - the description, parsed
 * @param model - the model of the API's document, which says where a body keeps its code
 * @param finder - finds the operation of a step
 * @returns the errors, one for each status of each step; `undefined` if it is not an Arazzo description
 */
export function readTests(
  description: unknown,
  model: ContractModel,
  finder: OperationFinder,
): readonly TestedError[] | undefined {
  if (!isJson(description) || !Array.isArray(description["workflows"])) return undefined;
  const codeKeys = new Set(
    model.envelopes.flatMap(({ shape }) => (shape.code === undefined ? [] : keysOfPointer(shape.code).slice(-1))),
  );
  const steps = description["workflows"].flatMap((workflow: unknown) =>
    isJson(workflow) && Array.isArray(workflow["steps"]) ? workflow["steps"].filter(isJson) : [],
  );
  return steps.flatMap((step) => {
    const target = operationOf(step, finder);
    if (target === "unknown") return [];
    const conditions = conditionsOf(step);
    const statuses = conditions.flatMap(({ condition }) => statusesIn(condition));
    const codes = conditions.flatMap(({ condition }) => codesIn(condition, codeKeys));
    return statuses.map((status) => ({ operation: target, status, codes }));
  });
}

/**
 * The operation of a step; `undefined` for a request that none describes, `unknown` for an operation of another
 * document.
 */
function operationOf(step: Json, finder: OperationFinder): Operation | undefined | "unknown" {
  const { operationId, operationPath } = step;
  if (typeof operationId === "string") {
    return finder.byId(operationId.replace(/^\$sourceDescriptions\.[^.]+\./, "")) ?? "unknown";
  }
  if (typeof operationPath === "string") {
    const [, path, method] = keysOfPointer(operationPath.slice(operationPath.indexOf("#") + 1));
    return finder.byTemplate(method?.toUpperCase() ?? "", path ?? "") ?? "unknown";
  }
  const extension = step["x-operation"];
  if (!isJson(extension)) return "unknown"; // a step that runs another workflow
  const url = String(extension["url"]).replace(/^\{[^}]*\}/, "");
  return finder.byRequest(String(extension["method"]).toUpperCase(), url);
}

function conditionsOf(step: Json): readonly { readonly condition: string }[] {
  const criteria = Array.isArray(step["successCriteria"]) ? step["successCriteria"] : [];
  return criteria.filter(
    (one): one is { readonly condition: string } => isJson(one) && typeof one["condition"] === "string",
  );
}

function statusesIn(condition: string): readonly number[] {
  return [...condition.matchAll(/\$statusCode\s*==\s*['"]?(\d{3})/g)]
    .map(([, status]) => Number(status))
    .filter((status) => status >= 400);
}

/** `@['error']['code'] == 'x'`, `@.code == 4`, `$response.body#/code == "x"`. */
const COMPARISON =
  /(?:\[(?:'([^']+)'|"([^"]+)")\]|[./]([\w-]+))\s*==\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|(-?\d+))/g;

function codesIn(condition: string, codeKeys: ReadonlySet<string>): readonly (string | number)[] {
  return [...condition.matchAll(COMPARISON)].flatMap(
    ([, quoted, double, bare, single, text, number]): (string | number)[] => {
      if (!codeKeys.has(quoted ?? double ?? bare ?? "")) return [];
      if (number !== undefined) return [Number(number)];
      return [(single ?? text ?? "").replaceAll(/\\(.)/g, "$1")];
    },
  );
}
