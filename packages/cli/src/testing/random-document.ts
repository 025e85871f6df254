import type { Random } from "@error-contract/testing/random";

/** An OpenAPI document. */
export interface RandomDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const NAMES: Readonly<Record<string, string>> = {
  "400": "BadRequest",
  "401": "Unauthorized",
  "403": "Forbidden",
  "404": "NotFound",
  "409": "Conflict",
  "422": "Unprocessable",
  "4XX": "ClientError",
  "5XX": "ServerError",
  "500": "Broken",
  default: "AnyError",
};
const KEYS = Object.keys(NAMES);

/**
 * Makes a small document with all sorts of faults: errors that are missing, lack a body or an example, use another
 * envelope, or have the wrong status.
 *
 * @param random - decides what the document contains
 * @returns the document
 */
export function randomDocument({ fraction, below, pick }: Random): RandomDocument {
  const chance = (part: number): boolean => fraction() < part;
  const quality = fraction();

  const response = (key: string): object => {
    const status = /^\d+$/.test(key) ? Number(key) : 400;
    const code = (NAMES[key] ?? "Odd").toLowerCase();
    const pinned = chance(quality) ? { const: chance(0.9) ? status : 418 } : { type: "integer" };
    const own = {
      type: "object",
      properties: {
        code: chance(quality) ? { const: code } : { type: "string" },
        status: pinned,
        message: { type: "string" },
      },
    };
    const schema = chance(0.8) ? own : { type: "object", properties: { reason: { type: "string" } } };
    const media = {
      schema,
      ...(chance(quality) && { example: { code, status: chance(0.9) ? status : 500, message: "No." } }),
    };
    return {
      description: chance(quality) ? `When ${code} happens.` : "",
      ...(chance(0.85) && { content: { [chance(0.9) ? "application/json" : "text/html"]: media } }),
    };
  };
  const shared = Object.fromEntries(Object.entries(NAMES).map(([key, name]) => [name, response(key)]));
  const refer = (key: string): object => ({
    $ref: `#/components/responses/${chance(0.95) ? (NAMES[key] ?? "ServerError") : pick(Object.values(NAMES))}`,
  });

  const paths: Record<string, Record<string, unknown>> = {};
  const count = 1 + below(6);
  for (let index = 0; index < count; index++) {
    const byId = chance(0.5);
    const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
    const limit = { name: "limit", in: "query", schema: { type: "integer" } };
    const range = chance(0.8) ? "5XX" : "5xx";
    const errors = KEYS.filter(() => chance(quality * 0.6)).map((key) => [
      key === "5XX" ? range : key,
      chance(0.6) ? refer(key) : response(key),
    ]);
    paths[`/things${index}${byId ? "/{id}" : ""}`] = {
      [pick(["get", "post", "delete", "head"])]: {
        ...(chance(0.5) && { security: chance(0.8) ? [{ key: [] }] : [] }),
        parameters: [...(byId ? [id] : []), ...(chance(0.3) ? [limit] : [])],
        ...(chance(0.2) && { "x-unique": ["name"] }),
        responses: {
          "200": chance(0.95) ? { description: "Good." } : { ...response("400"), description: "Good." },
          ...Object.fromEntries(errors),
        },
      },
    };
  }
  const document = {
    openapi: "3.1.0",
    info: { title: "Random", version: "1" },
    paths,
    components: { responses: shared, securitySchemes: { key: { type: "http", scheme: "bearer" } } },
  };
  return document;
}
