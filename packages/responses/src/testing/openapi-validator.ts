import { type Json, pointerOf } from "@error-contract/contract";
import "@hyperjump/json-schema/openapi-3-0";
import "@hyperjump/json-schema/openapi-3-1";
import "@hyperjump/json-schema/openapi-3-2";
import {
  registerSchema,
  type SchemaObject,
  setShouldValidateSchema,
  type Validator,
  validate,
} from "@hyperjump/json-schema";

/** Throws if a body does not match the document's description of the response. */
export type HoldToDocument = (answer: {
  readonly path: string;
  readonly method: string;
  readonly status: number;
  readonly mediaType: string | undefined;
  readonly body: unknown;
}) => Promise<void>;

// Hyperjump's meta-schema for 3.0 rejects `#/components/...` as a URI.
setShouldValidateSchema(false);

let documents = 0;

/**
 * Validates error responses with a validator that shares no code with this package: Hyperjump's, which supports the dialects of
 * OpenAPI 3.0, 3.1 and 3.2 natively.
 *
 * @param document - the document, written without references to responses
 * @returns the check
 */
export function openapiValidator(document: Json): HoldToDocument {
  const uri = `https://documents.example/${documents++}`;
  // A clone, because the validator modifies the registered document.
  registerSchema(structuredClone(document) as SchemaObject, uri, dialectOf(document));

  const validators = new Map<string, Promise<Validator>>();

  return async ({ path, method, status, mediaType, body }) => {
    const operation = child(document, "paths", path, method.toLowerCase());
    const responses = child(operation, "responses");
    const key = [String(status), `${String(status)[0]}XX`, "default"].find((one) => one in responses);
    if (key === undefined) throw new Error(`${method} ${path} does not describe ${status}.`);
    const content = (responses[key] as { content?: Json }).content;
    if (content === undefined) {
      if (body !== undefined) throw new Error(`${status} has no body in the document.`);
      return;
    }
    const essence = (mediaType ?? "").replace(/;.*$/, "");
    const written = [essence, "*/*"].find((one) => one in content);
    if (written === undefined) throw new Error(`${status} is not described as ${essence}.`);
    const keys = ["paths", path, method.toLowerCase(), "responses", key, "content", written, "schema"];
    const pointer = pointerOf(keys);
    const compiled = validators.get(pointer) ?? validate(`${uri}#${encodeURI(pointer)}`);
    validators.set(pointer, compiled);
    const output = (await compiled)(body as never, "BASIC");
    if (!output.valid) throw new Error(`${JSON.stringify(body)} is not valid: ${JSON.stringify(output.errors)}`);
  };
}

function dialectOf(document: Json): string {
  const version = String(document["openapi"]).slice(0, 3);
  if (version === "3.0") return "https://spec.openapis.org/oas/3.0/schema";
  return `https://spec.openapis.org/oas/${version}/schema-base`;
}

function child(json: unknown, ...keys: readonly string[]): Json {
  return keys.reduce<unknown>((at, key) => (at as Json | undefined)?.[key], json) as Json;
}
