import { isJson, type Json, readErrorContract } from "@error-contract/contract";
import { openapiValidator, type SeenAnswer } from "@error-contract/responses/testing";

/** The operation that an answer is of. */
export interface AnsweredOperation {
  readonly method: string;
  readonly path: string;
}

/** Finds the operation of a request by its first line. */
export type FindOperation = (request: string) => AnsweredOperation | undefined;

/**
 * Reads requests as a server does that knows nothing but the document's paths.
 *
 * @param document - the bundled document
 * @returns the search. What has no first line, or another path, has no operation.
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

/** A path that stands for no operation: what is answered there is the norm of the whole document. */
const ANY = { method: "GET", path: "/-" };

/**
 * Holds answers to a document by a validator that shares no code with the server (Hyperjump's).
 *
 * @param document - the bundled document
 * @returns the check; it rejects an answer that the document does not describe. Without an operation, the norm counts.
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
