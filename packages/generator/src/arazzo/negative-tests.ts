import { type Json, readErrorContract, readerOf } from "@error-contract/contract";
import type { Arazzo } from "./arazzo.ts";
import { duplicateTests } from "./duplicate-tests.ts";
import { goodRequest } from "./good-request.ts";
import { operationTests } from "./operation-tests.ts";
import { firstServer, outsideTests } from "./outside-tests.ts";

/** How the tests reach the API. */
export interface NegativeTestOptions {
  /** The address of the document, as seen from the file that the tests are written to. */
  readonly document: string;
  /** The base URL of the API. Default: the document's first server. Only requests that no operation describes need it. */
  readonly server?: string;
}

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
    ...outsideTests(operations, options.server ?? firstServer(reader), codes),
    ...(codes.has(409) ? duplicateTests(operations, reader, codes) : []),
  ];
  return {
    arazzo: "1.0.1",
    info: { title: "Negative tests", summary: "Every error that a caller can bring about.", version: "1.0.0" },
    sourceDescriptions: [{ name: "api", type: "openapi", url: options.document }],
    workflows,
  };
}
