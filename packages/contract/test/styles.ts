/** A small document in one of the error styles that APIs use, and the expected reading. */
export interface Style {
  readonly name: string;
  readonly document: object;
  /** Where the code is; `undefined` if there is none. */
  readonly code: string | undefined;
  readonly codes: readonly (string | number)[];
  readonly status?: string;
  readonly message?: string;
  readonly details?: string;
}

const string = { type: "string" };
const integer = { type: "integer" };
const object = (properties: object, rest: object = {}): object => ({ type: "object", properties, ...rest });
const list = (items: object): object => ({ type: "array", items });

/** A document with one operation that returns these bodies, by status. */
function api(bodies: Readonly<Record<string, object>>, mediaType = "application/json", root: object = {}): object {
  const responses = Object.entries(bodies).map(([key, media]) => {
    const content = { [mediaType]: "schema" in media ? media : { schema: media } };
    return [key, { description: key, content }] as const;
  });
  return {
    openapi: "3.1.0",
    paths: { "/a": { get: { responses: { 200: { description: "Good" }, ...Object.fromEntries(responses) } } } },
    ...root,
  };
}

/** The same schema under several statuses. */
const everywhere = (schema: object, ...keys: readonly string[]): Readonly<Record<string, object>> =>
  Object.fromEntries((keys.length > 0 ? keys : ["400", "404", "500"]).map((key) => [key, schema]));

const problem = (type: object): object => object({ type, title: string, status: integer, detail: string });
const refs = (...names: readonly string[]): readonly object[] =>
  names.map((name) => ({ $ref: `#/components/schemas/${name}` }));

/** One document for each style. */
export const styles: readonly Style[] = [
  {
    name: "a flat code by const, one schema for each status",
    document: api({
      404: object({ code: { const: "not_found" }, message: string }),
      409: object({ code: { const: "duplicate" }, message: string }),
    }),
    code: "/code",
    codes: ["not_found", "duplicate"],
    message: "/message",
  },
  {
    name: "a flat code by enum, `type` always `error` (Box)",
    document: api(
      everywhere(
        object({ type: { enum: ["error"] }, status: integer, code: { enum: ["a_b", "c_d"] }, message: string }),
      ),
    ),
    code: "/code",
    codes: ["a_b", "c_d"],
    status: "/status",
  },
  {
    name: "`error_type` by enum beside an open `error_code` (Plaid)",
    document: api(
      everywhere(object({ error_type: { enum: ["INVALID", "LIMIT"] }, error_code: string, error_message: string })),
    ),
    code: "/error_type",
    codes: ["INVALID", "LIMIT"],
    message: "/error_message",
  },
  {
    name: "a nested `error.code` (OpenAI)",
    document: api({
      429: {
        schema: object({
          error: object({ code: { type: ["string", "null"] }, message: string, param: string, type: string }),
        }),
        example: { error: { code: "rate_limit_exceeded", message: "Slow down.", type: "requests" } },
      },
    }),
    code: "/error/code",
    codes: ["rate_limit_exceeded"],
    message: "/error/message",
  },
  {
    name: "a nested `error.type` by enum beside an open `error.code` (Stripe)",
    document: api(
      everywhere(
        object({ error: object({ type: { enum: ["api_error", "card_error"] }, code: string, message: string }) }),
      ),
    ),
    code: "/error/type",
    codes: ["api_error", "card_error"],
  },
  {
    name: "`error.type` below a `type` that is always `error` (Anthropic)",
    document: api(
      everywhere(
        object({
          type: { const: "error" },
          error: {
            oneOf: ["invalid_request_error", "overloaded_error"].map((type) =>
              object({ type: { const: type }, message: string }),
            ),
          },
          request_id: string,
        }),
      ),
    ),
    code: "/error/type",
    codes: ["invalid_request_error", "overloaded_error"],
  },
  {
    name: "an exception's name beside a number that is the status (Iceberg)",
    document: api({
      404: {
        schema: object({
          error: object({ message: string, type: string, code: { ...integer, minimum: 400, maximum: 600 } }),
        }),
        examples: {
          table: { value: { error: { message: "No.", type: "NoSuchTableException", code: 404 } } },
          view: { value: { error: { message: "No.", type: "NoSuchViewException", code: 404 } } },
        },
      },
    }),
    code: "/error/type",
    codes: ["NoSuchTableException", "NoSuchViewException"],
    status: "/error/code",
  },
  {
    name: "`errorCode` as text, codes in examples alone (Adyen)",
    document: api({
      401: {
        schema: object({ status: integer, errorCode: string, message: string, errorType: string }),
        example: { status: 401, errorCode: "000", message: "No.", errorType: "security" },
      },
      422: {
        schema: object({ status: integer, errorCode: string, message: string, errorType: string }),
        example: { status: 422, errorCode: "14_030", message: "No.", errorType: "validation" },
      },
    }),
    code: "/errorCode",
    codes: ["000", "14_030"],
    status: "/status",
  },
  {
    name: "`errorCode` beside an `errorId` of the occurrence (Okta)",
    document: api(
      everywhere(
        object({
          errorCode: { enum: ["E0000001", "E0000007"] },
          errorSummary: string,
          errorLink: string,
          errorId: string,
          errorCauses: list(object({ errorSummary: string })),
        }),
      ),
    ),
    code: "/errorCode",
    codes: ["E0000001", "E0000007"],
    message: "/errorSummary",
    details: "/errorCauses",
  },
  {
    name: "problem details with types by const",
    document: api(
      {
        403: problem({ const: "https://example.com/out-of-credit" }),
        409: problem({ const: "https://example.com/taken" }),
      },
      "application/problem+json",
    ),
    code: "/type",
    codes: ["https://example.com/out-of-credit", "https://example.com/taken"],
    status: "/status",
    message: "/detail",
  },
  {
    name: "problem details as XML, types in examples",
    document: api(
      { 404: { schema: problem(string), example: { type: "https://example.com/lost", title: "Lost" } } },
      "application/problem+xml",
    ),
    code: "/type",
    codes: ["https://example.com/lost"],
  },
  {
    name: "problem details of the type `about:blank`",
    document: api(
      { 404: problem({ const: "about:blank" }), 410: problem({ const: "about:blank" }) },
      "application/problem+json",
    ),
    code: "/type",
    codes: ["about:blank", "about:blank"],
  },
  {
    name: "problem details whose codes are in a member of their own",
    document: api(
      everywhere(object({ type: string, title: string, detail: string, code: { enum: ["LIMIT", "QUOTA"] } })),
      "application/problem+json",
    ),
    code: "/code",
    codes: ["LIMIT", "QUOTA"],
  },
  {
    name: "problem details without a `type`",
    document: api(
      {
        404: object({ title: { const: "Lost" }, detail: string }),
        410: object({ title: { const: "Gone" }, detail: string }),
      },
      "application/problem+json",
    ),
    code: "/title",
    codes: ["Lost", "Gone"],
  },
  {
    name: "problem details that list nothing (Museum)",
    document: api(
      everywhere(object({ type: { ...string, example: "object" }, title: string })),
      "application/problem+json",
    ),
    code: "/type",
    codes: [],
  },
  {
    name: "`error` by const beside `detail` (Polar)",
    document: api({
      403: object({ error: { const: "NotPermitted" }, detail: string }),
      404: object({ error: { const: "ResourceNotFound" }, detail: string }),
    }),
    code: "/error",
    codes: ["NotPermitted", "ResourceNotFound"],
    message: "/detail",
  },
  {
    name: "numbers by enum, which are no statuses (Gravitino)",
    document: api({
      400: object({ code: { ...integer, enum: [1001, 1002] }, type: string, message: string }),
      404: object({ code: { ...integer, enum: [1003] }, type: string, message: string }),
    }),
    code: "/code",
    codes: [1001, 1002, 1003],
  },
  {
    name: "a number that is nothing but the status",
    document: api({
      404: { schema: object({ code: integer, message: string }), example: { code: 404, message: "No." } },
      500: { schema: object({ code: integer, message: string }), example: { code: 500, message: "No." } },
    }),
    code: undefined,
    codes: [],
    status: "/code",
  },
  {
    name: "numeric codes beside a status and a link (Twilio)",
    document: api({
      404: {
        schema: object({ code: integer, message: string, more_info: string, status: integer }),
        example: { code: 20404, message: "No.", more_info: "https://example.com/20404", status: 404 },
      },
    }),
    code: "/code",
    codes: [20404],
    status: "/status",
  },
  {
    name: "`errors[].code`",
    document: api(
      everywhere(
        object({ errors: list(object({ code: { enum: ["blank", "taken"] }, message: string, field: string })) }),
      ),
    ),
    code: "/errors/*/code",
    codes: ["blank", "taken"],
    details: "/errors",
  },
  {
    name: "`message` with `errors[].code` (GitHub)",
    document: api(
      everywhere(
        object({
          message: string,
          documentation_url: string,
          errors: list(object({ code: { enum: ["missing", "invalid"] }, field: string })),
        }),
      ),
    ),
    code: "/errors/*/code",
    codes: ["missing", "invalid"],
    message: "/message",
    details: "/errors",
  },
  {
    name: "a list at the root (Salesforce)",
    document: api(
      everywhere(list(object({ errorCode: { enum: ["NOT_FOUND", "LIMIT"] }, message: string, fields: list(string) }))),
    ),
    code: "/*/errorCode",
    codes: ["NOT_FOUND", "LIMIT"],
    message: "/*/message",
  },
  {
    name: "a list of codes (Checkout)",
    document: api({
      422: {
        schema: object({ request_id: string, error_type: string, error_codes: list(string) }),
        example: { error_type: "request_invalid", error_codes: ["amount_required", "currency_invalid"] },
      },
    }),
    code: "/error_codes/*",
    codes: ["amount_required", "currency_invalid"],
  },
  {
    name: "a discriminator's mapping over `oneOf`",
    document: api(
      {
        400: {
          oneOf: refs("Lost", "Late"),
          discriminator: { propertyName: "kind", mapping: { lost: "#/components/schemas/Lost", late: "Late" } },
        },
      },
      "application/json",
      {
        components: {
          schemas: { Lost: object({ kind: string, message: string }), Late: object({ kind: string, message: string }) },
        },
      },
    ),
    code: "/kind",
    codes: ["lost", "late"],
  },
  {
    name: "an open enum: `anyOf` a list and any text",
    document: api({ 400: object({ code: { anyOf: [{ enum: ["a_b", "c_d"] }, string] }, message: string }) }),
    code: "/code",
    codes: ["a_b", "c_d"],
  },
  {
    name: "`x-extensible-enum` (Zalando)",
    document: api({ 400: object({ code: { ...string, "x-extensible-enum": ["late", "lost"] }, message: string }) }),
    code: "/code",
    codes: ["late", "lost"],
  },
  {
    name: "codes as annotated constants",
    document: api({
      400: object({ code: { oneOf: [{ const: "late", title: "Late" }, { const: "lost" }] }, message: string }),
    }),
    code: "/code",
    codes: ["late", "lost"],
  },
  {
    name: "Google's error model: `error.status` beside the number of the status",
    document: api(
      everywhere(
        object({
          error: object({
            code: integer,
            message: string,
            status: { enum: ["NOT_FOUND", "ABORTED"] },
            details: list(object({})),
          }),
        }),
      ),
    ),
    code: "/error/status",
    codes: ["NOT_FOUND", "ABORTED"],
    status: "/error/code",
    details: "/error/details",
  },
  {
    name: "AWS: `__type`",
    document: api({
      400: {
        schema: object({ __type: string, message: string }),
        examples: { a: { value: { __type: "ThrottlingException" } }, b: { value: { __type: "ValidationException" } } },
      },
    }),
    code: "/__type",
    codes: ["ThrottlingException", "ValidationException"],
  },
  {
    name: "JSON-RPC: numbers below `error`",
    document: api({
      400: object({
        jsonrpc: { const: "2.0" },
        id: string,
        error: object({ code: { enum: [-32600, -32601] }, message: string }),
      }),
    }),
    code: "/error/code",
    codes: [-32600, -32601],
  },
  {
    name: "Slack: `ok: false` and `error`",
    document: api({
      default: object({ ok: { type: "boolean", const: false }, error: { enum: ["not_authed", "channel_not_found"] } }),
    }),
    code: "/error",
    codes: ["not_authed", "channel_not_found"],
  },
  {
    name: "Kubernetes: `reason`, with `status: Failure` and a number that is the status",
    document: api(
      everywhere(
        object({
          kind: string,
          apiVersion: string,
          status: string,
          message: string,
          reason: { enum: ["NotFound", "Gone"] },
          code: integer,
        }),
      ),
    ),
    code: "/reason",
    codes: ["NotFound", "Gone"],
    status: "/code",
  },
  {
    name: "PayPal: `name`, `debug_id`, `details[].issue`",
    document: api({
      422: {
        schema: object({
          name: string,
          message: string,
          debug_id: string,
          details: list(object({ field: string, issue: string, description: string })),
        }),
        example: { name: "UNPROCESSABLE_ENTITY", message: "No.", debug_id: "b1", details: [] },
      },
    }),
    code: "/name",
    codes: ["UNPROCESSABLE_ENTITY"],
    details: "/details",
  },
  {
    name: "CouchDB: `error` is the code, `reason` the text",
    document: api({
      404: {
        schema: object({ error: string, reason: string }),
        example: { error: "not_found", reason: "It is missing." },
      },
    }),
    code: "/error",
    codes: ["not_found"],
    message: "/reason",
  },
  {
    name: "JSON:API",
    document: api(
      everywhere(
        object({
          errors: list(
            object({
              status: string,
              code: { enum: ["late", "lost"] },
              title: string,
              detail: string,
              source: object({ pointer: string }),
            }),
          ),
        }),
      ),
      "application/vnd.api+json",
    ),
    code: "/errors/*/code",
    codes: ["late", "lost"],
    details: "/errors",
  },
  {
    name: "FastAPI's 422 alone",
    document: api({
      422: object({ detail: list(object({ loc: list({ anyOf: [string, integer] }), msg: string, type: string })) }),
    }),
    code: undefined,
    codes: [],
    details: "/detail",
  },
  {
    name: "Spring's error attributes",
    document: api({
      404: {
        schema: object({ timestamp: string, status: integer, error: string, path: string }),
        example: { timestamp: "2026-01-01", status: 404, error: "Not Found", path: "/a" },
      },
    }),
    code: undefined,
    codes: [],
    status: "/status",
  },
  {
    name: "Fastify and Nest: `statusCode`, and `error` as the reason phrase",
    document: api({
      400: {
        schema: object({ statusCode: integer, error: string, message: string }),
        example: { statusCode: 400, error: "Bad Request" },
      },
    }),
    code: undefined,
    codes: [],
    status: "/statusCode",
    message: "/message",
  },
  {
    name: "a map from field to messages (Shopify)",
    document: api({ 422: object({ errors: { type: "object", additionalProperties: list(string) } }) }),
    code: undefined,
    codes: [],
    details: "/errors",
  },
  {
    name: "a message alone",
    document: api(everywhere(object({ message: string }))),
    code: undefined,
    codes: [],
    message: "/message",
  },
  {
    name: "a discriminator without a mapping over `oneOf`",
    document: api(
      { 404: { oneOf: refs("Lost", "Late"), discriminator: { propertyName: "kind" } } },
      "application/json",
      {
        components: {
          schemas: { Lost: object({ kind: string, text: string }), Late: object({ kind: string, text: string }) },
        },
      },
    ),
    code: "/kind",
    codes: ["Lost", "Late"],
  },
  {
    name: "a discriminator without a mapping, extended by `allOf`",
    document: api({ 404: refs("Lost")[0] ?? {}, 409: refs("Late")[0] ?? {} }, "application/json", {
      components: {
        schemas: {
          Failure: { ...object({ kind: string, text: string }), discriminator: { propertyName: "kind" } },
          Lost: { allOf: [...refs("Failure"), object({ where: string })] },
          Late: { allOf: [...refs("Failure"), object({ when: string })] },
        },
      },
    }),
    code: "/kind",
    codes: ["Lost", "Late"],
  },
  {
    name: "OAuth 2.0 alone (RFC 6749)",
    document: api({ 400: object({ error: { enum: ["invalid_grant", "invalid_client"] }, error_description: string }) }),
    code: "/error",
    codes: ["invalid_grant", "invalid_client"],
    message: "/error_description",
  },
  {
    name: "Security Event Tokens (RFC 8935)",
    document: api({ 400: object({ err: { enum: ["invalid_issuer", "invalid_key"] }, description: string }) }),
    code: "/err",
    codes: ["invalid_issuer", "invalid_key"],
    message: "/description",
  },
  {
    name: "SCIM (RFC 7644)",
    document: api(
      {
        400: object({
          schemas: list(string),
          status: string,
          scimType: { enum: ["invalidFilter", "tooMany"] },
          detail: string,
        }),
      },
      "application/scim+json",
    ),
    code: "/scimType",
    codes: ["invalidFilter", "tooMany"],
    status: "/status",
    message: "/detail",
  },
  {
    name: "GraphQL: `errors[].extensions.code`",
    document: api({
      400: object({
        errors: list(
          object({
            message: string,
            locations: list(object({ line: integer, column: integer })),
            path: list(string),
            extensions: object({ code: { enum: ["UNAUTHENTICATED", "BAD_USER_INPUT"] } }),
          }),
        ),
      }),
    }),
    code: "/errors/*/extensions/code",
    codes: ["UNAUTHENTICATED", "BAD_USER_INPUT"],
    details: "/errors",
  },
];
