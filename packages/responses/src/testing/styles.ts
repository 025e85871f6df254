import type { Json } from "@error-contract/contract";

/** A style of describing errors, with a small document. */
export interface Style {
  readonly name: string;
  readonly document: Json;
  /** The code of a 404 whose error names none; `undefined` if the document has none. */
  readonly notFound: string | number | undefined;
  /** The status of the response to an invalid request. */
  readonly faulty: 400 | 422;
}

const text = { type: "string" } as const;
const whole = { type: "integer" } as const;

function object(properties: Json, required: readonly string[] = Object.keys(properties)): Json {
  return { type: "object", ...(required.length > 0 && { required }), properties };
}

function list(items: Json): Json {
  return { type: "array", items };
}

/** A document with a few operations that have these error responses. */
function documentOf(openapi: string, errors: Json, schemas: Json = {}): Json {
  const id = { name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1 } };
  const limit = { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } };
  const pet = object({ name: { type: "string", minLength: 1 }, tags: list(text) }, ["name"]);
  const ok = { "200": { description: "Good.", content: { "application/json": { schema: {} } } }, ...errors };
  return {
    openapi,
    info: { title: "Pets", version: "1" },
    paths: {
      "/pets": {
        get: { operationId: "listPets", parameters: [limit], responses: ok },
        post: {
          operationId: "addPet",
          requestBody: { required: true, content: { "application/json": { schema: pet } } },
          responses: ok,
        },
      },
      "/pets/{id}": { get: { operationId: "getPet", parameters: [id], responses: ok } },
    },
    components: { schemas },
  };
}

function response(schema: Json, mediaType = "application/json", more: Json = {}): Json {
  return { description: "An error.", content: { [mediaType]: { schema, ...more } } };
}

/** The same response for each status. */
function each(statuses: readonly (number | string)[], of: (status: number | string) => Json): Json {
  return Object.fromEntries(statuses.map((status) => [String(status), of(status)]));
}

const usual = [400, 404, 405, 500] as const;
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const problem = object(
  { type: { type: "string", format: "uri-reference" }, title: text, status: whole, detail: text, instance: text },
  [],
);
const problemJson = "application/problem+json";

export const STYLES: readonly Style[] = [
  {
    name: "problem details with about:blank, by default",
    document: documentOf("3.1.0", { default: response(ref("Problem"), problemJson) }, { Problem: problem }),
    notFound: undefined,
    faulty: 400,
  },
  {
    name: "problem details with types",
    document: documentOf(
      "3.0.3",
      each(usual, (status) => response(ref(`Problem${status}`), problemJson)),
      {
        Problem: { ...problem, required: ["type", "title", "status"] },
        ...Object.fromEntries(
          usual.map((status) => [
            `Problem${status}`,
            {
              allOf: [
                ref("Problem"),
                object({
                  type: { type: "string", enum: [`https://pets.example/problems/${status}`] },
                  status: { type: "integer", enum: [status] },
                }),
              ],
            },
          ]),
        ),
      },
    ),
    notFound: "https://pets.example/problems/404",
    faulty: 400,
  },
  {
    name: "a nested code, like Stripe and OpenAI",
    document: documentOf(
      "3.1.0",
      each(["4XX", "5XX"], () => response(object({ error: ref("Error") }))),
      {
        Error: object(
          {
            code: { type: "string", enum: ["invalid_request", "resource_missing", "api_error", "method_unknown"] },
            message: { type: "string", maxLength: 60 },
            param: { type: ["string", "null"] },
            type: { type: "string", enum: ["card_error", "invalid_request_error"] },
          },
          ["code", "message", "type"],
        ),
      },
    ),
    notFound: "resource_missing",
    faulty: 400,
  },
  {
    name: "a list of errors with codes, like JSON:API",
    document: documentOf(
      "3.1.0",
      each(usual, () =>
        response(object({ errors: { ...list(ref("Error")), minItems: 1 } }), "application/vnd.api+json"),
      ),
      {
        Error: object(
          {
            status: text,
            code: { type: "string", enum: ["invalid", "not_found", "wrong_method", "internal"] },
            title: text,
            detail: text,
            source: object({ pointer: text }, []),
          },
          ["status", "code", "title"],
        ),
      },
    ),
    notFound: "not_found",
    faulty: 400,
  },
  {
    name: "one enum of codes beside nullable fields, in OpenAPI 3.0",
    document: documentOf(
      "3.0.0",
      each(usual, () => response(ref("ErrorModel"))),
      {
        ErrorModel: object(
          {
            code: { type: "string", enum: ["bad_request", "not_found", "method_not_allowed", "internal_server_error"] },
            status: { type: "integer", minimum: 399, exclusiveMinimum: true, maximum: 600, exclusiveMaximum: true },
            message: text,
            request_id: { type: "string", format: "uuid", nullable: true },
            context: { type: "object", nullable: true, properties: { reason: text } },
          },
          ["code", "status", "message", "request_id", "context"],
        ),
      },
    ),
    notFound: "not_found",
    faulty: 400,
  },
  {
    name: "an open errorCode, its values in examples",
    document: documentOf(
      "3.1.0",
      {
        "400": response(ref("ServiceError"), "application/json", { example: exampleOf(400, "702", "validation") }),
        "404": response(ref("ServiceError"), "application/json", { example: exampleOf(404, "904", "missing") }),
        "500": response(ref("ServiceError"), "application/json", { example: exampleOf(500, "999", "internal") }),
      },
      {
        ServiceError: object(
          { errorCode: text, errorType: text, message: text, pspReference: text, status: whole },
          [],
        ),
      },
    ),
    notFound: "904",
    faulty: 400,
  },
  {
    name: "numeric codes",
    document: documentOf(
      "3.0.3",
      each(usual, (status) =>
        response({ allOf: [ref("Error"), object({ code: { type: "integer", enum: [10_000 + Number(status)] } })] }),
      ),
      {
        Error: object({ code: { type: "integer", format: "int32" }, type: text, message: text, stack: list(text) }, [
          "code",
          "message",
        ]),
      },
    ),
    notFound: 10_404,
    faulty: 400,
  },
  {
    name: "FastAPI's 422",
    document: documentOf(
      "3.1.0",
      { "422": response(ref("HTTPValidationError")) },
      {
        HTTPValidationError: object({ detail: list(ref("ValidationError")) }, []),
        ValidationError: object({ loc: list({ anyOf: [text, whole] }), msg: text, type: text }),
      },
    ),
    notFound: undefined,
    faulty: 422,
  },
  {
    name: "Spring's ErrorResponse, for any media type",
    document: documentOf(
      "3.0.1",
      each(usual, () => response(ref("ErrorResponse"), "*/*")),
      {
        ErrorResponse: object({
          timestamp: { type: "string", format: "date-time" },
          status: whole,
          error: text,
          path: text,
        }),
      },
    ),
    notFound: undefined,
    faulty: 400,
  },
  {
    name: "a map from fields to messages, like Laravel's",
    document: documentOf(
      "3.1.0",
      {
        "422": response(ref("Invalid")),
        "404": response(ref("Plain")),
        "405": response(ref("Plain")),
        "500": response(ref("Plain")),
      },
      {
        Plain: object({ message: text }),
        Invalid: object({ message: text, errors: { type: "object", additionalProperties: list(text) } }),
      },
    ),
    notFound: undefined,
    faulty: 422,
  },
  {
    name: "a choice of errors within the body, of OpenAPI 3.2",
    document: documentOf(
      "3.2.0",
      each(["4XX", "5XX"], () =>
        response(object({ error: { oneOf: [ref("Invalid"), ref("Gone"), ref("Method"), ref("Broken")] } })),
      ),
      {
        Invalid: object({
          code: { const: "INVALID" },
          message: text,
          fields: list(object({ field: text, message: text })),
        }),
        Gone: object({ code: { const: "NOT_FOUND" }, message: text }),
        Method: object({ code: { const: "METHOD_NOT_ALLOWED" }, message: text }),
        Broken: object({
          code: { const: "INTERNAL_ERROR" },
          message: text,
          incident: { type: "string", format: "uuid" },
        }),
      },
    ),
    notFound: "NOT_FOUND",
    faulty: 400,
  },
  {
    name: "responses without a body",
    document: documentOf(
      "3.0.3",
      each(usual, () => ({ description: "An error." })),
    ),
    notFound: undefined,
    faulty: 400,
  },
  {
    name: "text",
    document: documentOf(
      "3.0.3",
      each(usual, () => response(text, "text/plain")),
    ),
    notFound: undefined,
    faulty: 400,
  },
  { name: "no errors at all", document: documentOf("3.1.0", {}), notFound: undefined, faulty: 400 },
];

function exampleOf(status: number, errorCode: string, errorType: string): Json {
  return { errorCode, errorType, status, message: "What is wrong.", pspReference: "881" };
}
