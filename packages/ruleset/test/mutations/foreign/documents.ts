import type { Json } from "@error-contract/contract";

/** A document in a third-party style, with correct errors. */
export interface ForeignDocument {
  readonly name: string;
  readonly document: Json;
  readonly mediaType: string;
  /** Where an example has its code, as a place of the editor. */
  readonly code: string;
  /** The rule that finds a response under another status: the body's status counts more than the response's name. */
  readonly misplaced: "error-status-match" | "error-response-name";
  /** A body of another envelope. */
  readonly otherBody: object;
}

const text = { type: "string" };
const whole = { type: "integer" };

function object(properties: object, required: readonly string[] = Object.keys(properties)): object {
  return { type: "object", required, properties };
}

/** What the statuses of these APIs mean. */
const MEANINGS = {
  "400": "The request cannot be understood.",
  "401": "The caller is not known.",
  "403": "The caller may not do this.",
  "404": "There is no such order.",
  "500": "Something broke on our side.",
} as const;

type Status = keyof typeof MEANINGS;

/** The names of the shared responses. */
export const RESPONSES: Readonly<Record<Status, string>> = {
  "400": "BadRequest",
  "401": "Unauthorized",
  "403": "Forbidden",
  "404": "NotFound",
  "500": "InternalServerError",
};

/** Eight operations that refer to the same responses. */
function api(
  mediaType: string,
  schemaOf: (status: Status) => object,
  exampleOf: (status: Status) => object,
  schemas: object = {},
): Json {
  const statuses = Object.keys(MEANINGS) as readonly Status[];
  const responses = statuses.map((status) => {
    const content = { [mediaType]: { schema: schemaOf(status), example: exampleOf(status) } };
    return [RESPONSES[status], { description: MEANINGS[status], content }] as const;
  });
  const errors = statuses.map((status) => [status, { $ref: `#/components/responses/${RESPONSES[status]}` }] as const);
  const ok = { description: "Good.", content: { "application/json": { schema: object({ total: whole }) } } };
  const operation = (operationId: string): object => ({
    operationId,
    security: [{ bearer: ["orders"] }],
    parameters: [
      { name: "order_id", in: "path", required: true, schema: { type: "string", format: "uuid" } },
      { name: "expand", in: "query", schema: { type: "string", enum: ["lines"] } },
    ],
    responses: { "200": ok, ...Object.fromEntries(errors) },
  });
  return {
    openapi: "3.1.0",
    info: { title: "Orders", version: "1" },
    paths: Object.fromEntries(
      ["orders", "invoices", "returns", "shipments"].map((name) => [
        `/${name}/{order_id}`,
        { get: operation(`get_${name}`), delete: operation(`delete_${name}`) },
      ]),
    ),
    components: {
      securitySchemes: {
        bearer: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "/token", scopes: { orders: "" } } } },
      },
      responses: Object.fromEntries(responses),
      schemas,
    },
  };
}

const NAMES: Readonly<Record<Status, string>> = {
  "400": "invalid_request",
  "401": "unauthenticated",
  "403": "permission_denied",
  "404": "resource_missing",
  "500": "internal_error",
};

/** Three documents, each in a different style. */
export const foreignDocuments: readonly ForeignDocument[] = [
  {
    name: "a nested code, like Stripe's",
    mediaType: "application/json",
    code: "error code",
    misplaced: "error-response-name",
    otherBody: object({ reason: text, hint: text }),
    document: api(
      "application/json",
      (status) => object({ error: object({ code: { const: NAMES[status] }, message: text }) }),
      (status) => ({ error: { code: NAMES[status], message: MEANINGS[status] } }),
    ),
  },
  {
    name: "problem details with types",
    mediaType: "application/problem+json",
    code: "type",
    misplaced: "error-status-match",
    otherBody: object({ error: object({ code: text, message: text }) }),
    document: api(
      "application/problem+json",
      (status) =>
        object({
          type: { const: `https://orders.example/problems/${NAMES[status]}` },
          title: text,
          status: { type: "integer", const: Number(status) },
          detail: text,
        }),
      (status) => ({
        type: `https://orders.example/problems/${NAMES[status]}`,
        title: NAMES[status],
        status: Number(status),
        detail: MEANINGS[status],
      }),
    ),
  },
  {
    name: "numeric codes, like Gravitino's",
    mediaType: "application/json",
    code: "code",
    misplaced: "error-response-name",
    otherBody: object({ detail: { type: "array", items: text } }),
    document: api(
      "application/json",
      (status) => object({ code: { type: "integer", enum: [1000 + Number(status)] }, type: text, message: text }),
      (status) => ({ code: 1000 + Number(status), type: NAMES[status], message: MEANINGS[status] }),
    ),
  },
];
