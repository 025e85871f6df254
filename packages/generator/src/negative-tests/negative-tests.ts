import { type Json, readErrorContract, resolveWithin, walk } from "@error-contract/contract";
import type { Arazzo, Workflow } from "./arazzo.ts";
import { credentialsReader } from "./credentials.ts";
import { duplicateTests } from "./duplicate-tests.ts";
import { goodRequest } from "./good-request.ts";
import type { NegativeTest } from "./negative-test.ts";
import { NoNegativeTests, whyNone } from "./no-negative-tests.ts";
import { operationTests } from "./operation-tests.ts";
import { freeId, outsideTests } from "./outside-tests.ts";

/** The location of the document for the tests. */
export interface NegativeTestOptions {
  /** The path or URL of the document, relative to the file that the tests are written to. */
  readonly document: string;
}

/** Methods whose responses have no body, or that frameworks handle themselves. */
const UNTESTED = new Set(["HEAD", "OPTIONS", "TRACE"]);

/**
 * Plans a test for every documented error that a caller can cause: no credentials, bad ones, a missing scope, an unknown id, a
 * violation of each constraint of each parameter and body, a duplicate, and, if `x-error-contract` says how they fail, an unknown
 * path and method.
 *
 * @param document - the bundled document
 * @returns the tests, at least one
 * @throws {NoNegativeTests} if the document has nothing to test; the message says why
 * @example
 * planNegativeTests(document).map(({ target, wrong, expected }) => `${target} with ${wrong}: ${expected.statuses}`);
 */
export function planNegativeTests(document: Json): readonly NegativeTest[] {
  const model = readErrorContract(document);
  const walker = walk(document, resolveWithin(document));
  const served = model.operations.filter(({ kind, method }) => kind === "path" && !UNTESTED.has(method));
  const credentialsOf = credentialsReader(model.operations);
  const tested = served.flatMap((operation) => {
    const credentials = credentialsOf(operation);
    return credentials
      ? [{ model, walker, operation, good: goodRequest(walker, document, operation), credentials }]
      : [];
  });
  const tests = [...tested.flatMap(operationTests), ...outsideTests(model, served), ...duplicateTests(tested)];
  if (tests.length === 0) throw new NoNegativeTests(whyNone(model, served, tested.length));
  const taken = new Set<string>();
  return tests.map((test) => ({ ...test, id: freeId(test.id, taken) }));
}

/**
 * Writes negative tests as an Arazzo description, which `redocly respect` runs against a server.
 *
 * Its inputs are the credentials of the document's security schemes (`token`, `token_without_scopes`, `basic`, `api_key`); for
 * duplicates `unique`, a string that no record has; and for requests outside the document `server`, the base URL that
 * is also passed as `--server`. Each test lists the inputs that it needs.
 *
 * @param document - the bundled document
 * @param options - where the document is
 * @returns an Arazzo description, to be written as JSON or YAML
 * @throws {NoNegativeTests} if the document has nothing to test; the message says why
 * @example
 * await writeFile("dist/errors.arazzo.json", JSON.stringify(negativeTests(document, { document: "openapi.json" })));
 */
export function negativeTests(document: Json, options: NegativeTestOptions): Arazzo {
  return toArazzo(planNegativeTests(document), options);
}

/**
 * Writes planned tests as an Arazzo description.
 *
 * @param tests - the tests
 * @param options - where the document is
 * @returns the description
 * @example
 * toArazzo(planNegativeTests(document).filter(({ target }) => target.startsWith("GET ")), { document: "openapi.json" });
 */
export function toArazzo(tests: readonly NegativeTest[], { document }: NegativeTestOptions): Arazzo {
  return {
    arazzo: "1.0.1",
    info: { title: "Negative tests", summary: "Every error that a caller can trigger.", version: "1.0.0" },
    sourceDescriptions: [{ name: "api", type: "openapi", url: document }],
    workflows: tests.map(workflowOf),
  };
}

function workflowOf({ id, wrong, target, expected, inputs, steps }: NegativeTest): Workflow {
  const status = expected.statuses.length > 0 ? expected.statuses.join(" or ") : "4XX";
  const properties = inputs.map((name) => [name, { type: "string", ...(isSecret(name) && { format: "password" }) }]);
  return {
    workflowId: id,
    summary: `${target} with ${wrong}: ${status}`,
    inputs: { type: "object", properties: Object.fromEntries(properties), required: inputs },
    steps,
  };
}

function isSecret(input: string): boolean {
  return input !== "unique" && input !== "server";
}
