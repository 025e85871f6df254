import { ref } from "../../test/support/document.ts";
import { testRule } from "../../test/support/table.ts";
import { rule } from "./success-not-error.ts";

const BODY = "paths /pets get responses 200 content application/json schema";
const AT = "#/paths/~1pets/get/responses/200/content/application~1json/schema";

testRule(rule, [
  {
    name: "flags the envelope under 200",
    change: ({ set }) => set(BODY, ref("schemas", "Error")),
    errors: [[AT, "GET /pets answers 200 with an error body; move it under the status of the error."]],
  },
  {
    name: "flags an error as one alternative of a success",
    change: ({ set }) => set(BODY, { oneOf: [ref("schemas", "Pet"), ref("schemas", "NotFound")] }),
    errors: [[AT, "GET /pets answers 200 with an error body"]],
  },
  {
    name: "flags a shared error response under a success, at the body",
    change: ({ set }) => {
      set("paths /pets get responses 202", ref("responses", "NotFound"));
      set("paths /pets post responses 2XX", ref("responses", "AnyServerError"));
    },
    errors: [
      ["#/components/responses/NotFound/content/application~1json/schema", "GET /pets answers 202"],
      ["#/components/responses/AnyServerError/content/application~1json/schema", "POST /pets answers 2XX"],
    ],
  },
  {
    name: "flags a copy of an error by the code it pins",
    change: ({ set, version }) =>
      set(BODY, {
        properties: {
          code: version === "3.0.3" ? { enum: ["not_found"] } : { const: "not_found" },
          status: {},
          message: {},
          details: {},
        },
      }),
    errors: [[AT, "GET /pets answers 200"]],
  },
  {
    name: "flags the schema of an error body where the norm is inferred",
    norm: "inferred",
    change: ({ set }) => set(BODY, ref("schemas", "NotFound")),
    errors: [[AT, "GET /pets answers 200"]],
  },
  {
    name: "passes the same error under 404, 4XX, 5XX and default",
    change: ({ set }) => {
      set("paths /pets get responses 404", ref("responses", "NotFound"));
      set("paths /pets get responses default", ref("responses", "AnyClientError"));
    },
    errors: [],
  },
  {
    name: "passes a redirection with the body of an error",
    change: ({ set }) => set("paths /pets get responses 301", ref("responses", "NotFound")),
    errors: [],
  },
  {
    name: "passes a success that has an error among its properties",
    change: ({ set }) =>
      set(BODY, { properties: { last_error: ref("schemas", "Error"), items: { items: ref("schemas", "Error") } } }),
    errors: [],
  },
  {
    name: "passes a resource that happens to have the envelope's properties",
    norm: "inferred",
    change: ({ set }) => set(BODY, { properties: { code: {}, status: {}, message: {}, details: {} } }),
    errors: [],
  },
  {
    name: "passes default where it is the only response: it may be the success",
    change: ({ set }) => set("paths /health get responses", { default: ref("responses", "NotFound") }),
    errors: [],
  },
]);
