import { describe, expect, test } from "vitest";
import { negativeTests } from "./negative-tests.ts";

const fixed = (code: string, status: number): object => ({
  properties: { code: { const: code }, status: { const: status } },
});
const response = (name: string): object => ({
  description: name,
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});
const document = {
  openapi: "3.1.0",
  servers: [{ url: "https://api.example.com/" }],
  "x-error-contract": {
    responses: Object.fromEntries(
      ["Bad", "Who", "No", "Gone", "Method", "Taken"].map((name, index) => [
        String([400, 401, 403, 404, 405, 409][index]),
        { $ref: `#/components/responses/${name}` },
      ]),
    ),
  },
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
        responses: { "400": {}, "401": {}, "403": {}, "409": {} },
      },
    },
    "/notes/{note_id}": {
      parameters: [{ name: "note_id", in: "path", required: true, schema: { type: "string", format: "uuid" } }],
      get: { operationId: "getNote", security: [], responses: { "400": {}, "404": {} } },
      patch: {
        operationId: "changeNote",
        "x-unique": ["title"],
        security: [],
        requestBody: { content: { "application/json": {} } },
        responses: { "409": {} },
      },
    },
  },
  components: {
    responses: Object.fromEntries(
      ["Bad", "Who", "No", "Gone", "Method", "Taken"].map((name) => [name, response(name)]),
    ),
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
  test("are one for each error that a caller can bring about", () => {
    expect(workflows.map(({ workflowId }) => workflowId)).toEqual([
      "addNote-no-token",
      "addNote-bad-token",
      "addNote-missing-scope",
      "addNote-unknown-parameter",
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
      "changeNote-note_id-format",
      "unknown-method--notes",
      "unknown-method--notes-note-id-",
      "unknown-path",
      "addNote-duplicate-title",
      "changeNote-duplicate-title",
    ]);
  });

  test("change one thing in a request that is good, and say where the answer points", () => {
    expect(workflows.find(({ workflowId }) => workflowId === "addNote-body-tags-items-enum")?.steps).toEqual([
      {
        stepId: "refused",
        operationId: "addNote",
        parameters: [{ in: "header", name: "Authorization", value: "Bearer {$inputs.token}" }],
        requestBody: { contentType: "application/json", payload: { title: "a", tags: ["no_such_value"] } },
        successCriteria: [
          { condition: "$statusCode == 400" },
          { condition: "$response.body#/code == 'bad'" },
          { condition: "$response.body#/details/0/pointer == '/tags/0'" },
        ],
      },
    ]);
  });

  test("make two records where a change is to be refused", () => {
    const steps = workflows.find(({ workflowId }) => workflowId === "changeNote-duplicate-title")?.steps ?? [];
    expect(steps.map(({ operationId, requestBody }) => [operationId, requestBody?.payload])).toEqual([
      ["addNote", { title: "{$inputs.unique}-changeNote-title", tags: ["x"] }],
      ["addNote", { title: "{$inputs.unique}-changeNote-title-other", tags: ["x"] }],
      ["changeNote", { title: "{$inputs.unique}-changeNote-title" }],
    ]);
    expect(steps[2]?.parameters).toContainEqual({ in: "path", name: "note_id", value: "$steps.other.outputs.id" });
  });

  test("of a document without codes are none", () => {
    const { "x-error-contract": _, ...bare } = document;
    expect(negativeTests(bare, { document: "openapi.json" }).workflows).toEqual([]);
  });
});
