import {
  type CatalogueEntry,
  type DocumentReader,
  declares,
  type ErrorContract,
  type Json,
  type Operation,
  readErrorContract,
  readerOf,
} from "@error-contract/contract";
import type { Arazzo, Step, Workflow } from "./arazzo.ts";
import { duplicateTests } from "./duplicates.ts";
import { type GoodRequest, goodRequest } from "./good-request.ts";
import { type Violation, violationsOf } from "./violations.ts";

/** How the tests reach the API. */
export interface NegativeTestOptions {
  /** The address of the document, as seen from the file that the tests are written to. */
  readonly document: string;
  /** The base URL of the API. Default: the document's first server. Only requests that no operation describes need it. */
  readonly server?: string;
}

/** What every test may be given: `redocly respect --input name=value`. */
const INPUTS = {
  type: "object",
  properties: {
    token: { type: "string", format: "password" },
    token_without_scopes: { type: "string", format: "password" },
    unique: { type: "string" },
  },
};

/** A well-formed id that nothing has. */
const UNKNOWN_ID = "00000000-0000-4000-8000-000000000000";

/**
 * Writes tests for every error that a document promises and that a caller can bring about: no token, a bad one, one without the
 * scope, an unknown path, method and id, each constraint of each parameter and body broken, a duplicate.
 *
 * Run them with `redocly respect`. It needs the inputs `token` (with every scope), `token_without_scopes` and, for
 * duplicates, `unique`: a text that no record has.
 *
 * @param document the bundled document
 * @param options where the document is
 * @returns an Arazzo description, to be written as JSON or YAML
 * @example
 * await writeFile("dist/errors.arazzo.json", JSON.stringify(negativeTests(document, { document: "openapi.json" })));
 */
export function negativeTests(document: Json, options: NegativeTestOptions): Arazzo {
  const contract = readErrorContract(document);
  const reader = readerOf(document);
  const operations = contract.operations.filter(
    ({ kind, operationId }) => kind === "path" && operationId !== undefined,
  );
  const codes = new Map(contract.catalogue.map((entry) => [entry.status, entry]));
  const workflows = [
    ...operations.flatMap((operation) => operationTests(operation, goodRequest(reader, operation), reader, codes)),
    ...methodTests(operations, options.server ?? firstServer(reader), codes),
    ...duplicateTests(codes.has(409) ? operations : [], reader, {
      tested,
      inputs: INPUTS,
      refused: (status) => refusal(codes, status),
    }),
  ];
  return {
    arazzo: "1.0.1",
    info: { title: "Negative tests", summary: "Every error that a caller can bring about.", version: "1.0.0" },
    sourceDescriptions: [{ name: "api", type: "openapi", url: options.document }],
    workflows,
  };
}

type Codes = ReadonlyMap<number | undefined, CatalogueEntry>;
type Credentials = "none" | "bad" | "token_without_scopes" | "token";

function operationTests(
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
    const successCriteria = [...refusal(codes, status), ...(pointer === undefined ? [] : [pointsAt(pointer)])];
    const workflowId = `${operation.operationId}-${name}`;
    tests.push({
      workflowId,
      summary: `${status} for ${name}`,
      inputs: INPUTS,
      steps: [{ stepId: "refused", ...step, successCriteria }],
    });
  };

  if (operation.security.secured && !operation.security.public) {
    add("no-token", 401, tested(operation, good, "none"));
    add("bad-token", 401, tested(operation, good, "bad"));
  }
  if (operation.security.scopes.length > 0) add("missing-scope", 403, tested(operation, good, "token_without_scopes"));
  const ids = Object.fromEntries(good.parameters.flatMap((one) => (one.in === "path" ? [[one.name, UNKNOWN_ID]] : [])));
  if (declares(operation, 404)) add("unknown-id", 404, tested(operation, good, "token", { parameters: ids }));
  if (good.parameters.some((one) => one.in === "query")) {
    add(
      "unknown-parameter",
      400,
      tested(operation, good, "token", { parameters: { no_such_parameter: 1 } }),
      "/no_such_parameter",
    );
  }
  for (const { name, in: where, schema, value } of good.parameters) {
    if (where !== "path" && where !== "query") continue;
    for (const violation of violationsOf(reader, schema, value).filter(isText)) {
      const parameters = { [name]: violation.value };
      add(`${name}-${violation.keyword}`, 400, tested(operation, good, "token", { parameters }), `/${name}`);
    }
  }
  if (good.body) {
    for (const { keyword, pointer, value } of violationsOf(reader, good.body.schema, good.body.value)) {
      add(`body-${keyword}`, 400, tested(operation, good, "token", { body: value }), pointer);
    }
  }
  return tests;
}

/** Of a text in a URL nothing tells its type, and an empty one stands for no value where requests are made. */
function isText({ keyword, value }: Violation): boolean {
  return value !== "" && !(keyword === "type" && typeof value !== "string");
}

/** What a test changes in a request that would be accepted. */
export interface Changes {
  readonly parameters?: Json;
  readonly body?: unknown;
}

/** The step of an operation that sends what would be accepted but for the changes and the token. */
function tested(
  operation: Operation,
  good: GoodRequest,
  credentials: Credentials,
  { parameters = {}, body = good.body?.value }: Changes = {},
): Omit<Step, "stepId" | "successCriteria"> {
  const required = good.parameters.filter((one) => one.required && !(one.name in parameters));
  const changed = Object.entries(parameters).map(([name, value]) => ({
    in: good.parameters.find((one) => one.name === name)?.in ?? "query",
    name,
    value,
  }));
  return {
    operationId: operation.operationId ?? "",
    parameters: [
      ...authorization(credentials),
      ...required.map(({ in: at, name, value }) => ({ in: at, name, value })),
      ...changed,
    ],
    ...(good.body && { requestBody: { contentType: good.body.mediaType, payload: body } }),
  };
}

/** A caller for duplicates.ts, which must not know how requests are made. */
export type Tested = typeof tested;

function authorization(credentials: Credentials): NonNullable<Step["parameters"]> {
  if (credentials === "none") return [];
  const value = credentials === "bad" ? "Bearer not.a.token" : `Bearer {$inputs.${credentials}}`;
  return [{ in: "header", name: "Authorization", value }];
}

function refusal(codes: Codes, status: number): Step["successCriteria"] {
  const code = codes.get(status)?.code;
  return [
    { condition: `$statusCode == ${status}` },
    ...(code === undefined ? [] : [{ condition: `$response.body#/code == '${code}'` }]),
  ];
}

function pointsAt(pointer: string): Step["successCriteria"][number] {
  return { condition: `$response.body#/details/0/pointer == '${pointer}'` };
}

/** For each path a method that it lacks, and one path that does not exist. */
function methodTests(operations: ErrorContract["operations"], server: string, codes: Codes): readonly Workflow[] {
  const tests = [...new Set(operations.map(({ path }) => path))].flatMap((path) => {
    const known = operations.filter((operation) => operation.path === path).map(({ method }) => method);
    const method = ["PUT", "PATCH", "DELETE", "POST"].find((one) => !known.includes(one));
    if (method === undefined) return [];
    const url = `${server}${path.replaceAll(/\{[^}]+\}/g, UNKNOWN_ID)}`;
    return outside(
      `unknown-method-${path.replaceAll(/[^a-z]+/g, "-")}`,
      405,
      { url, method: method.toLowerCase() },
      codes,
    );
  });
  return [...tests, ...outside("unknown-path", 404, { url: `${server}/no-such-path`, method: "get" }, codes)];
}

function firstServer(reader: DocumentReader): string {
  return String(reader.at(["servers", 0])?.value["url"] ?? "").replace(/\/$/, "");
}

function outside(
  name: string,
  status: number,
  request: { readonly url: string; readonly method: string },
  codes: Codes,
): readonly Workflow[] {
  if (!codes.has(status)) return [];
  const step = { stepId: "refused", "x-operation": request, successCriteria: refusal(codes, status) };
  return [
    { workflowId: name, summary: `${status} for ${request.method} ${request.url}`, inputs: INPUTS, steps: [step] },
  ];
}
