import { isJson, type Json, readErrorContract } from "@error-contract/contract";
import { openapiValidator, type SeenAnswer } from "@error-contract/responses/testing";

/** The operation that a response belongs to. */
export interface AnsweredOperation {
  readonly method: string;
  readonly path: string;
}

/** Finds the operation of a request by its first line. */
export type FindOperation = (request: string) => AnsweredOperation | undefined;

/**
 * Reads requests like a server that knows nothing but the document's paths.
 *
 * @param document - the bundled document
 * @returns the search; a request without a first line, or with another path, has no operation
 */
export function findOperation(document: Json): FindOperation {
  const operations = readErrorContract(document).operations.map(({ method, path }) => ({
    method,
    path,
    pattern: new RegExp(`^(?:https?://[^/]*)?${path.replaceAll(/\{[^}]+\}/g, "[^/]+")}(?:[?#]|$)`, "i"),
  }));
  return (request) => {
    const [, method, target = ""] = /^[\r\n]*([A-Z]+) +([^ \r\n]+)/.exec(request) ?? [];
    return operations.find((operation) => operation.method === method && operation.pattern.test(target));
  };
}

/** A path that stands for no operation: its responses are the norm of the whole document. */
const ANY = { method: "GET", path: "/-" };

/**
 * Checks responses against a document with a validator that shares no code with the server (Hyperjump's).
 *
 * @param document - the bundled document
 * @returns the check, which rejects if the document does not describe a response; without an operation, the norm
 *   applies
 */
export function independentCheck(
  document: Json,
): (answer: Omit<SeenAnswer, "method" | "target">, operation?: AnsweredOperation) => Promise<void> {
  const components = isJson(document["components"]) ? document["components"] : {};
  const named = isJson(components["responses"]) ? components["responses"] : {};
  const written = (responses: unknown): Json =>
    Object.fromEntries(
      Object.entries(isJson(responses) ? responses : {}).map(([status, response]) => {
        const name = isJson(response) ? String(response["$ref"]).replace("#/components/responses/", "") : "";
        return [status, named[name] ?? response];
      }),
    );
  const copy = structuredClone(document) as { paths: Record<string, Record<string, Json>> } & Json;
  for (const { path, method } of readErrorContract(document).operations) {
    const operation = copy.paths[path]?.[method.toLowerCase()];
    if (operation !== undefined) Object.assign(operation, { responses: written(operation["responses"]) });
  }
  const norm = isJson(document["x-error-contract"]) ? document["x-error-contract"]["responses"] : undefined;
  copy.paths[ANY.path] = { get: { responses: written(norm) } };
  const hold = openapiValidator(copy);

  return async ({ status, headers, body }, operation = ANY) => {
    const mediaType = String(headers["content-type"]);
    const texts = mediaType.includes("ndjson") ? body.split("\n").filter((line) => line !== "") : [body];
    for (const text of texts) {
      await hold({ ...operation, status, mediaType, body: text === "" ? undefined : JSON.parse(text) });
    }
    if (status < 400) return;
    const parsed: unknown = JSON.parse(body);
    const id = isJson(parsed) ? parsed["request_id"] : undefined;
    if (id !== headers["x-request-id"])
      throw new Error(`request_id is ${id}, X-Request-ID ${headers["x-request-id"]}.`);
    for (const [of, header] of [
      [401, "www-authenticate"],
      [405, "allow"],
      [429, "retry-after"],
    ] as const) {
      if (status === of && !(header in headers)) throw new Error(`A ${status} without ${header}.`);
    }
  };
}
