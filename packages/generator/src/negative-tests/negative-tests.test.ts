import { describe, expect, test } from "vitest";
import { negativeTests, planNegativeTests } from "./negative-tests.ts";

const fixed = (code: string, status: number): object => ({
  required: ["code"],
  properties: {
    code: { const: code },
    status: { const: status },
    details: {
      type: "array",
      items: { properties: { pointer: { type: "string", format: "json-pointer" }, message: { type: "string" } } },
    },
  },
});
const response = (name: string): object => ({
  description: name,
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});
const named = ["Bad", "Who", "No", "Gone", "Method", "Taken"];
const shared = Object.fromEntries(
  named.map((name, at) => [String([400, 401, 403, 404, 405, 409][at]), { $ref: `#/components/responses/${name}` }]),
);
const answers = (...statuses: readonly number[]): object =>
  Object.fromEntries([["201", { description: "Done." }], ...statuses.map((status) => [status, shared[status]])]);
const document = {
  openapi: "3.1.0",
  servers: [{ url: "https://api.example.com/" }],
  "x-error-contract": { responses: shared },
  paths: {
    "/notes": {
      post: {
        operationId: "addNote",
        security: [{ bearer: ["write"] }],
        "x-unique": ["title"],
        parameters: [{ name: "size", in: "query", schema: { type: "integer", minimum: 1, maximum: 9 }, example: 3 }],
        requestBody: {
          content: {
            "application/json": { schema: { $ref: "#/components/schemas/Note" }, example: { title: "a", tags: ["x"] } },
          },
        },
        responses: {
          ...answers(400, 401, 403, 409),
          201: {
            description: "Made.",
            content: { "application/json": { schema: { properties: { id: { type: "string" } } } } },
          },
        },
      },
    },
    "/notes/{note_id}": {
      parameters: [{ name: "note_id", in: "path", required: true, schema: { type: "string", format: "uuid" } }],
      get: { operationId: "getNote", security: [], responses: answers(400, 404) },
      patch: {
        operationId: "changeNote",
        "x-unique": ["title"],
        security: [],
        requestBody: { content: { "application/json": {} } },
        responses: answers(409),
      },
    },
  },
  components: {
    securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
    responses: Object.fromEntries(named.map((name) => [name, response(name)])),
    schemas: {
      Note: {
        type: "object",
        required: ["title"],
        additionalProperties: false,
        properties: {
          title: { type: "string", maxLength: 5, pattern: "^[a-z]*$" },
          tags: { type: "array", uniqueItems: true, minItems: 1, items: { enum: ["x", "y"] } },
        },
      },
      Bad: fixed("bad", 400),
      Who: fixed("who", 401),
      No: fixed("no", 403),
      Gone: fixed("gone", 404),
      Method: fixed("method", 405),
      Taken: fixed("taken", 409),
    },
  },
};
const { workflows } = negativeTests(document, { document: "openapi.json" });

describe("The negative tests of a document", () => {
  test("cover each error that a caller can cause", () => {
    expect(workflows.map(({ workflowId }) => workflowId)).toEqual([
      "addNote-no-credentials",
      "addNote-bad-credentials",
      "addNote-missing-scope",
      "addNote-size-type",
      "addNote-size-minimum",
      "addNote-size-maximum",
      "addNote-body-type",
      "addNote-body-title-required",
      "addNote-body-additionalProperties",
      "addNote-body-title-type",
      "addNote-body-title-pattern",
      "addNote-body-title-maxLength",
      "addNote-body-tags-type",
      "addNote-body-tags-minItems",
      "addNote-body-tags-uniqueItems",
      "addNote-body-tags-items-enum",
      "getNote-unknown-id",
      "getNote-note_id-format",
      "unknown-method-notes",
      "unknown-method-notes-note_id",
      "unknown-path",
      "addNote-duplicate-title",
      "changeNote-duplicate-title",
    ]);
  });

  test("change one thing in a valid request, and check that the response points to it", () => {
    expect(workflows.find(({ workflowId }) => workflowId === "addNote-body-tags-items-enum")?.steps).toEqual([
      {
        stepId: "refused",
        operationId: "addNote",
        parameters: [{ in: "header", name: "Authorization", value: "Bearer {$inputs.token}" }],
        requestBody: { contentType: "application/json", payload: { title: "a", tags: ["no_such_value"] } },
        successCriteria: [
          { condition: "$statusCode == 400" },
          { context: "$response.header.content-type", condition: "/^(application\\/json)\\s*(;|$)/i", type: "regex" },
          { context: "$response.body", condition: "$[?@['code'] == 'bad']", type: "jsonpath" },
          { context: "$response.body", condition: "$[?@['details'][?@['pointer'] == '/tags/0']]", type: "jsonpath" },
        ],
      },
    ]);
  });

  test("create two records if a change must be rejected, and read the second's id from the response", () => {
    const steps = workflows.find(({ workflowId }) => workflowId === "changeNote-duplicate-title")?.steps ?? [];
    expect(steps.map((step) => ["operationId" in step && step.operationId, step.requestBody?.payload])).toEqual([
      ["addNote", { title: "{$inputs.unique}-changeNote-duplicate-title", tags: ["x"] }],
      ["addNote", { title: "{$inputs.unique}-changeNote-duplicate-title-other", tags: ["x"] }],
      ["changeNote", { title: "{$inputs.unique}-changeNote-duplicate-title" }],
    ]);
    expect(steps[1]?.outputs).toEqual({ note_id: "$response.body#/id" });
    expect(steps[2]?.parameters).toContainEqual({ in: "path", name: "note_id", value: "$steps.other.outputs.note_id" });
  });

  test("do not mention the server that the document names", () => {
    expect(JSON.stringify(workflows)).not.toContain("api.example.com");
  });
});

/** A document with a single operation, `GET /a/{id}`. */
function small(operation: object, root: object = {}): Parameters<typeof planNegativeTests>[0] {
  return { openapi: "3.1.0", paths: { "/a/{id}": { get: operation } }, ...root };
}
const id = (schema: object): object => ({ name: "id", in: "path", required: true, schema });
const failing = (...keys: readonly (string | number)[]): object => ({
  responses: Object.fromEntries([["200", {}], ...keys.map((key) => [key, { description: "No." }])]),
});

describe("A request", () => {
  test.each([
    ["an integer", { type: "integer" }, 2_147_483_647],
    ["a small integer", { type: "integer", maximum: 99 }, 98],
    ["a UUID", { type: "string", format: "uuid" }, "00000000-0000-4000-8000-000000000000"],
    ["a short text", { type: "string", maxLength: 4 }, "zq0z"],
    ["a text with a pattern", { type: "string", pattern: "^ord_[a-z]{4}$" }, expect.stringMatching(/^ord_[a-z]{4}$/)],
  ])("for an unknown id has an id of the right type: %s", (_, schema, value) => {
    const [test] = planNegativeTests(small({ parameters: [id(schema)], ...failing(404) }));
    expect(test?.steps[0]?.parameters).toEqual([{ in: "path", name: "id", value }]);
  });

  test.each([
    [
      "an API key in a header",
      { type: "apiKey", in: "header", name: "X-Key" },
      { in: "header", name: "X-Key", value: "{$inputs.api_key}" },
    ],
    [
      "an API key in the query",
      { type: "apiKey", in: "query", name: "key" },
      { in: "query", name: "key", value: "{$inputs.api_key}" },
    ],
    [
      "a cookie",
      { type: "apiKey", in: "cookie", name: "sid" },
      { in: "cookie", name: "sid", value: "{$inputs.api_key}" },
    ],
    [
      "basic",
      { type: "http", scheme: "Basic" },
      { in: "header", name: "Authorization", value: "Basic {$inputs.basic}" },
    ],
    ["OAuth", { type: "oauth2", flows: {} }, { in: "header", name: "Authorization", value: "Bearer {$inputs.token}" }],
  ])("carries the credentials of the document's scheme: %s", (_, scheme, carrier) => {
    const operation = { parameters: [id({ type: "integer" })], security: [{ s: ["read"] }], ...failing(401, 403, 404) };
    const tests = planNegativeTests(small(operation, { components: { securitySchemes: { s: scheme } } }));
    expect(tests.find(({ id }) => id.endsWith("unknown-id"))?.steps[0]?.parameters[0]).toEqual(carrier);
    expect(tests.find(({ id }) => id.endsWith("no-credentials"))?.steps[0]?.parameters).toHaveLength(1);
    expect(tests.some(({ id }) => id.endsWith("missing-scope"))).toBe(scheme.type === "oauth2");
  });

  test("without an example is made from the schema: formats, bounds, patterns, required properties", () => {
    const schema = {
      type: "object",
      required: ["sku", "email", "size"],
      properties: {
        sku: { type: "string", pattern: "^[A-Z]{3}-\\d{4}$" },
        email: { type: "string", format: "email" },
        size: { type: "integer", minimum: 3, maximum: 5 },
        id: { type: "string", readOnly: true },
      },
    };
    const post = { requestBody: { content: { "application/json": { schema } } }, ...failing(422) };
    const tests = planNegativeTests({ openapi: "3.0.3", paths: { "/a": { post } } });
    expect(tests.map(({ id }) => id)).not.toContain("post-a-body-id-type");
    expect(tests.find(({ id }) => id === "post-a-body-size-minimum")?.steps[0]?.requestBody?.payload).toEqual({
      sku: expect.stringMatching(/^[A-Z]{3}-\d{4}$/),
      email: expect.stringContaining("@"),
      size: 2,
    });
  });
});

describe("An answer", () => {
  const limit = { name: "limit", in: "query", schema: { type: "integer", maximum: 9 } };

  test.each([
    ["422 alone", [422], "$statusCode == 422"],
    ["400 and 422", [400, 422], "$statusCode == 400 || $statusCode == 422"],
    ["a range", ["4XX"], "$statusCode >= 400 && $statusCode < 500"],
    ["default", ["default"], "$statusCode >= 400 && $statusCode < 500"],
  ])("to a faulty request must have a documented status: %s", (_, keys, condition) => {
    const tests = planNegativeTests({
      openapi: "3.1.0",
      paths: { "/a": { get: { parameters: [limit], ...failing(...keys) } } },
    });
    expect(tests.map(({ steps }) => steps[0]?.successCriteria)).toEqual([[{ condition }], [{ condition }]]);
  });

  const object = (properties: object, required: readonly string[] = Object.keys(properties)): object => ({
    type: "object",
    properties,
    required,
  });
  test.each([
    [
      "nested",
      object({ error: object({ code: { enum: ["bad", "worse"] } }) }),
      "$[?@['error']['code'] == 'bad' || @['error']['code'] == 'worse']",
    ],
    [
      "in a list",
      object({ errors: { type: "array", items: object({ code: { enum: ["bad"] }, title: { type: "string" } }) } }),
      "$[?@['errors'][?@['code'] == 'bad']]",
    ],
    ["a number", object({ code: { enum: [1003] }, message: { type: "string" } }), "$[?@['code'] == 1003]"],
    [
      "not required",
      object({ code: { const: "bad" }, message: { type: "string" } }, []),
      "$[?!@['code'] || @['code'] == null || @['code'] == 'bad']",
    ],
  ])("must have its code where the document puts it: %s", (_, schema, condition) => {
    const responses = { 200: {}, 400: { description: "", content: { "application/json": { schema } } } };
    const tests = planNegativeTests({ openapi: "3.1.0", paths: { "/a": { get: { parameters: [limit], responses } } } });
    expect(tests[0]?.steps[0]?.successCriteria.at(-1)).toEqual({
      context: "$response.body",
      condition,
      type: "jsonpath",
    });
  });
});

describe("A document without anything to test is rejected, with the reason:", () => {
  test.each([
    ["no operation", {}, "the document has no operation"],
    ["no error", { "/a": { get: failing() } }, "no operation documents an error response"],
    ["errors of other kinds", { "/a": { get: failing(500) } }, "the operations document 500 only"],
    [
      "security that a test cannot use",
      { "/a": { get: { security: [{ s: [] }], ...failing(401) } } },
      "every operation needs a security scheme that a test cannot use",
    ],
  ])("%s", (_, paths, message) => {
    const components = { securitySchemes: { s: { type: "mutualTLS" } } };
    expect(() => planNegativeTests({ openapi: "3.1.0", paths, components })).toThrow(message);
  });
});
