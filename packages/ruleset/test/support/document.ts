/** The versions that each rule is tested in. */
export type Version = "3.0.3" | "3.1.0";

export type Document = Record<string, unknown>;

const CODES = [
  ["BadRequest", "bad_request", 400, []],
  ["Unauthorized", "unauthorized", 401, ["WWW-Authenticate"]],
  ["Forbidden", "forbidden", 403, []],
  ["NotFound", "not_found", 404, []],
  ["DuplicateRecord", "duplicate_record", 409, []],
  ["ServerError", "server_error", 500, []],
  ["Unavailable", "unavailable", 503, ["Retry-After"]],
] as const;

/**
 * A faultless document: pets, with a declared contract, created anew by each call so that a test may break it.
 *
 * @param version - 3.0 pins values with one-value enums, 3.1 with const
 */
export function petDocument(version: Version): Document {
  const pin = (value: unknown): object => (version === "3.0.3" ? { enum: [value] } : { const: value });
  const schemas = CODES.map(([name, code, status]) => [
    name,
    {
      allOf: [
        { $ref: "#/components/schemas/Error" },
        { type: "object", properties: { code: pin(code), status: pin(status) } },
      ],
      "x-error": { title: name, cause: "Something is wrong.", remedy: "Mend it.", retryable: status === 503 },
    },
  ]);
  const responses = CODES.map(([name, code, status, headers]) => [
    name,
    response(`${name} occurred.`, ref("schemas", name), example(code, status), headers),
  ]);
  const ofClass = (hundreds: number): readonly string[] =>
    CODES.filter(([, , status]) => Math.floor(status / 100) === hundreds).map(([name]) => name);
  return {
    openapi: version,
    info: { title: "Pets", version: "1" },
    "x-error-contract": {
      envelope: ref("schemas", "Error"),
      responses: {
        ...Object.fromEntries(CODES.map(([name, , status]) => [status, ref("responses", name)])),
        "4XX": ref("responses", "AnyClientError"),
        "5XX": ref("responses", "AnyServerError"),
      },
    },
    security: [{ bearer: [] }],
    paths: {
      "/health": { get: operation([], { security: [] }) },
      "/pets": {
        get: operation([400, 401, 403], { parameters: [parameter("limit", "query")] }),
        post: operation([400, 401, 403, 409], { requestBody: { content: {} }, "x-unique": ["name"] }),
      },
      "/pets/{id}": {
        parameters: [parameter("id", "path")],
        get: operation([400, 401, 403, 404]),
        delete: operation([400, 401, 403, 404, 503]),
      },
    },
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
      schemas: {
        Pet: { type: "object", properties: { id: { type: "string" }, name: { type: "string" } } },
        Error: {
          type: "object",
          required: ["code", "status", "message"],
          properties: {
            code: { type: "string" },
            status: { type: "integer" },
            message: { type: "string" },
            details: { type: "array", items: { type: "object" } },
          },
        },
        ...Object.fromEntries(schemas),
      },
      responses: {
        ...Object.fromEntries(responses),
        AnyClientError: response("Any client error.", oneOf(ofClass(4)), example("not_found", 404), []),
        AnyServerError: response("Any server error.", oneOf(ofClass(5)), example("server_error", 500), []),
      },
    },
  };
}

/** `{ $ref: "#/components/<kind>/<name>" }` */
export function ref(kind: "schemas" | "responses", name: string): { $ref: string } {
  return { $ref: `#/components/${kind}/${name}` };
}

/** An error body as the pet API sends it. */
function example(code: string, status: number): { code: string; status: number; message: string; details: [] } {
  return { code, status, message: "It went wrong.", details: [] };
}

/** A response with one JSON body, a request id and other headers. */
export function response(
  description: string,
  schema: object,
  body: object | undefined,
  headers: readonly string[],
): object {
  const names = ["X-Request-ID", ...headers];
  return {
    description,
    headers: Object.fromEntries(names.map((name) => [name, { schema: { type: "string" } }])),
    content: { "application/json": { schema, ...(body && { example: body }) } },
  };
}

function operation(statuses: readonly number[], rest: object = {}): object {
  const named = statuses.map((status) => [
    status,
    ref("responses", CODES.find(([, , of]) => of === status)?.[0] ?? ""),
  ]);
  return {
    ...rest,
    responses: {
      200: { description: "Done.", content: { "application/json": { schema: ref("schemas", "Pet") } } },
      ...Object.fromEntries(named),
      "4XX": ref("responses", "AnyClientError"),
      "5XX": ref("responses", "AnyServerError"),
    },
  };
}

function parameter(name: string, where: string): object {
  const schema = where === "path" ? { type: "string", format: "uuid" } : { type: "string" };
  return { name, in: where, required: where === "path", schema };
}

function oneOf(names: readonly string[]): object {
  return { oneOf: names.map((name) => ref("schemas", name)) };
}
