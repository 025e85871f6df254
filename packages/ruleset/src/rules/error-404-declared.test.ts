import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-404-declared.ts";

testRule(rule, [
  {
    name: "flags an operation whose path item has the path parameter",
    change: ({ drop }) => drop("paths /pets/{id} get responses 404"),
    errors: [
      [
        "#/paths/~1pets~1{id}/get/responses",
        'GET /pets/{id} has a path parameter but does not declare 404; add "404" to its responses, with a $ref to the shared response NotFound.',
      ],
    ],
  },
  {
    name: "flags an operation with a path parameter of its own",
    change: ({ copy, set, drop }) => {
      set("paths /pets/{id} delete parameters", copy("paths /pets/{id} parameters"));
      drop("paths /pets/{id} parameters");
      drop("paths /pets/{id} delete responses 404");
    },
    errors: [["#/paths/~1pets~1{id}/delete/responses", "DELETE /pets/{id}"]],
  },
  {
    name: "follows a path parameter that is a reference",
    change: ({ copy, set }) => {
      set("components parameters", { Id: { ...(copy("paths /pets/{id} parameters 0") as object) } });
      set("paths /pets get parameters", [{ $ref: "#/components/parameters/Id" }]);
    },
    errors: [["#/paths/~1pets/get/responses", "GET /pets"]],
  },
  {
    name: "does not accept 4XX, 5XX or default instead of 404 where the norm is declared",
    change: ({ copy, set, drop }) => {
      set("paths /pets/{id} get responses default", copy("paths /pets/{id} get responses 4XX"));
      drop("paths /pets/{id} get responses 404");
    },
    errors: [["#/paths/~1pets~1{id}/get/responses", "does not declare 404"]],
  },
  {
    name: "accepts 4XX instead of 404 where the norm is inferred",
    norm: "inferred",
    change: ({ drop }) => drop("paths /pets/{id} get responses 404"),
    errors: [],
  },
  {
    name: "requires nothing of OAuth's client configuration endpoint, where RFC 7592 says 401, but 404 of similar paths",
    change: ({ copy, set, drop }) => {
      set("paths /oauth2/register/{client_id}", copy("paths /pets/{id}"));
      set("paths /register/{id}", copy("paths /pets/{id}"));
      for (const path of ["/oauth2/register/{client_id}", "/register/{id}"]) drop(`paths ${path} get responses 404`);
    },
    errors: [["#/paths/~1register~1{id}/get/responses", "GET /register/{id}"]],
  },
  {
    name: "requires nothing of an operation with only other parameters",
    change: ({ set }) =>
      set("paths /pets get parameters", [
        { name: "id", in: "query" },
        { name: "id", in: "header" },
      ]),
    errors: [],
  },
  {
    name: "is silent where most operations document no error, which error-documented reports",
    norm: "inferred",
    change: ({ set }) => {
      for (const operation of ["/pets get", "/pets post", "/pets/{id} get", "/pets/{id} delete"]) {
        set(`paths ${operation} responses`, { 200: { description: "Done." } });
      }
    },
    errors: [],
  },
]);
