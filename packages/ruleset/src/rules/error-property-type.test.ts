import { testMutants } from "../../test/mutations/test-mutants.ts";
import { response } from "../../test/support/document.ts";
import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-property-type.ts";

const NOT_FOUND = "components schemas NotFound";
const body = (properties: object): object => ({
  description: "?",
  content: { "application/json": { schema: { type: "object", properties } } },
});

testRule(rule, [
  {
    name: "passes a property that only bodies without the envelope have, which error-envelope flags",
    norm: "inferred",
    change: ({ set }) => {
      const body = (reason: object) => response("No.", { type: "object", properties: { reason } }, undefined, []);
      set("paths /pets get responses 418", body({ type: "string" }));
      set("paths /pets get responses 423", body({ type: "object", properties: { text: { type: "string" } } }));
    },
    errors: [],
  },
  {
    name: "flags a property that is a list here and a string elsewhere, at the rarer type",
    norm: "inferred",
    change: ({ set }) => set("paths /pets get responses 422", body({ message: { type: "array", items: {} } })),
    errors: [
      [
        "#/paths/~1pets/get/responses/422/content/application~1json/schema/properties/message",
        'The 422 response of GET /pets has a list for "message", which is a text in other error bodies',
      ],
    ],
  },
  {
    name: "flags it in a shared schema, once for all its responses",
    change: ({ set }) => set(NOT_FOUND, { type: "object", properties: { code: { type: "object" } } }),
    errors: [["#/components/schemas/NotFound/properties/code", 'The schema NotFound has an object for "code"']],
  },
  {
    name: "flags FastAPI's errors beside the API's own",
    norm: "inferred",
    change: ({ set }) => {
      const validation = { loc: { type: "array" }, msg: { type: "string" }, type: { type: "string" } };
      set("paths /pets get responses 404", body({ error: { type: "string" }, detail: { type: "string" } }));
      set("paths /pets post responses 403", body({ error: { type: "string" }, detail: { type: "string" } }));
      set("paths /pets get responses 422", body({ detail: { type: "array", items: { properties: validation } } }));
    },
    errors: [
      ["#/paths/~1pets/get/responses/422/content/application~1json/schema/properties/detail", 'a list for "detail"'],
    ],
  },
  {
    name: "passes OAuth's error, which is a string, beside an API's own, which is an object",
    norm: "inferred",
    change: ({ set }) => {
      for (const status of [404, 410]) set(`paths /pets get responses ${status}`, body({ error: { type: "object" } }));
      const oauth = { error: { type: "string", enum: ["invalid_grant"] }, error_description: { type: "string" } };
      set("paths /pets post responses 400", body(oauth));
    },
    errors: [],
  },
  {
    name: "passes null beside a type, alternatives that overlap, and a property without a type",
    norm: "inferred",
    change: ({ set }) => {
      set("paths /pets get responses 410", body({ message: { oneOf: [{ type: "string" }, { type: "null" }] } }));
      set("paths /pets get responses 411", body({ message: { oneOf: [{ type: "array" }, { type: "string" }] } }));
      set("paths /pets get responses 412", body({ message: {} }));
    },
    errors: [],
  },
]);

testMutants(rule, [
  {
    name: "an error whose code is a list",
    change: (edit) =>
      edit.set("paths /api-keys get responses 418", {
        description: "A teapot.",
        headers: { "X-Request-ID": { $ref: "#/components/headers/X-Request-ID" } },
        content: {
          "application/json": {
            schema: { type: "object", properties: { code: { type: "array", items: { type: "string" } } } },
            example: { code: [] },
          },
        },
      }),
    also: ["error-envelope", "error-response-shared"],
  },
]);
