import { ref } from "../../test/support/document.ts";
import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-400-declared.ts";

testRule(rule, [
  {
    name: "flags an operation with a query parameter",
    change: ({ drop }) => drop("paths /pets get responses 400"),
    errors: [
      [
        "#/paths/~1pets/get/responses",
        'GET /pets takes input but does not declare 400; add "400" to its responses, with a $ref to the shared response BadRequest.',
      ],
    ],
  },
  {
    name: "flags an operation with a request body and nothing else",
    change: ({ drop }) => drop("paths /pets post responses 400"),
    errors: [["#/paths/~1pets/post/responses", "POST /pets takes input"]],
  },
  {
    name: "flags operations that take their parameters from the path item",
    change: ({ drop }) => {
      drop("paths /pets/{id} get responses 400");
      drop("paths /pets/{id} delete responses 400");
    },
    errors: [
      ["#/paths/~1pets~1{id}/get/responses", "GET /pets/{id}"],
      ["#/paths/~1pets~1{id}/delete/responses", "DELETE /pets/{id}"],
    ],
  },
  {
    name: "does not accept 404, 4XX, 5XX or default instead of 400 where the norm is declared",
    change: ({ set }) =>
      set("paths /pets get responses", {
        200: { description: "Done." },
        404: ref("responses", "NotFound"),
        "4XX": ref("responses", "AnyClientError"),
        "5XX": ref("responses", "AnyServerError"),
        default: ref("responses", "AnyClientError"),
      }),
    errors: [["#/paths/~1pets/get/responses", "does not declare 400"]],
  },
  {
    name: "leaves an operation that documents no error to error-documented",
    change: ({ drop }) => drop("paths /pets get responses"),
    errors: [],
  },
  {
    name: "does not count headers that OpenAPI says to ignore as input",
    change: ({ drop, set }) => {
      drop("paths /pets get responses 400");
      set("paths /pets get parameters", [
        { name: "Accept", in: "header", schema: { type: "string" } },
        { name: "content-type", in: "header", schema: { type: "string" } },
        { name: "Authorization", in: "header", schema: { type: "string" } },
      ]);
    },
    errors: [],
  },
  {
    name: "does not count path parameters that accept any text as input: an unknown value is a 404",
    change: ({ drop, set }) => {
      drop("paths /pets/{id} get responses 400");
      drop("paths /pets/{id} delete responses 400");
      set("paths /pets/{id} parameters", [{ name: "id", in: "path", required: true, schema: { type: "string" } }]);
      set("paths /pets/{id} delete parameters", [
        { name: "id", in: "path", required: true, schema: { type: "string", pattern: "^pet-" } },
      ]);
    },
    errors: [["#/paths/~1pets~1{id}/delete/responses", "DELETE /pets/{id} takes input"]],
  },
  {
    name: "follows a path item that is a reference",
    change: ({ copy, set, drop }) => {
      set("components pathItems", { Pets: copy("paths /pets") });
      drop("components pathItems Pets get responses 400");
      set("paths /pets", { $ref: "#/components/pathItems/Pets" });
    },
    errors: [["#/components/pathItems/Pets/get/responses", "GET /pets"]],
  },
  {
    name: "accepts 4XX instead of 400 where the norm is inferred",
    norm: "inferred",
    change: ({ drop }) => drop("paths /pets get responses 400"),
    errors: [],
  },
  {
    name: "accepts 422 instead of 400 where the norm is inferred",
    norm: "inferred",
    change: ({ drop, copy, set }) => {
      set("paths /pets get responses 422", copy("paths /pets get responses 400"));
      drop("paths /pets get responses 400");
      drop("paths /pets get responses 4XX");
    },
    errors: [],
  },
  {
    name: "flags the operation that differs from the others where the norm is inferred",
    norm: "inferred",
    change: ({ drop }) => {
      drop("paths /pets get responses 400");
      drop("paths /pets get responses 4XX");
    },
    errors: [["#/paths/~1pets/get/responses", "GET /pets takes input"]],
  },
  {
    name: "reports it once where most operations do not declare it and the norm is inferred",
    norm: "inferred",
    change: ({ drop }) => {
      for (const operation of ["/pets get", "/pets post", "/pets/{id} get"]) {
        drop(`paths ${operation} responses 400`);
        drop(`paths ${operation} responses 4XX`);
      }
    },
    errors: [
      [
        "#/paths",
        "3 of 4 operations that take input, such as GET /pets, POST /pets and GET /pets/{id}, do not declare 400",
      ],
    ],
  },
  {
    name: "requires nothing of an operation without input",
    change: ({ drop }) => drop("paths /health get responses 4XX"),
    errors: [],
  },
  {
    name: "requires nothing of a webhook or a callback, which others serve",
    change: ({ set, drop, copy }) => {
      set("webhooks", { petAdded: { post: copy("paths /pets post") } });
      drop("webhooks petAdded post responses 400");
      set("paths /pets post callbacks", { done: { "{$request.body#/url}": { post: copy("webhooks petAdded post") } } });
    },
    errors: [],
  },
]);
