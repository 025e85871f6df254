import { ref } from "../../test/support/document.ts";
import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-409-declared.ts";

testRule(rule, [
  {
    name: "flags a unique constraint without 409",
    change: ({ drop }) => drop("paths /pets post responses 409"),
    errors: [
      [
        "#/paths/~1pets/post/responses",
        'POST /pets has a unique constraint on name but does not declare 409; add "409" to its responses, with a $ref to the shared response DuplicateRecord.',
      ],
    ],
  },
  {
    name: "reads the constraint from the schema of the request as well, and names every field",
    change: ({ set }) =>
      set("paths /pets/{id} delete requestBody", {
        content: { "application/json": { schema: { "x-unique": ["name", "chip", "owner"] } } },
      }),
    errors: [["#/paths/~1pets~1{id}/delete/responses", "has a unique constraint on name, chip and owner"]],
  },
  {
    name: "flags 409 without the fields that must be unique",
    change: ({ set }) => set("paths /pets/{id} get responses 409", ref("responses", "DuplicateRecord")),
    errors: [["#/paths/~1pets~1{id}/get/responses/409", "list them in x-unique"]],
  },
  {
    name: "does not accept 404, 4XX, 5XX or default instead of 409",
    change: ({ copy, set, drop }) => {
      set("paths /pets post responses 404", ref("responses", "NotFound"));
      set("paths /pets post responses default", copy("paths /pets post responses 4XX"));
      drop("paths /pets post responses 409");
    },
    errors: [["#/paths/~1pets/post/responses", "does not declare 409"]],
  },
  {
    name: "requires nothing of a 409 in a document that does not use x-unique",
    norm: "inferred",
    change: ({ drop }) => drop("paths /pets post x-unique"),
    errors: [],
  },
  {
    name: "requires the fields in a document that uses x-unique elsewhere",
    norm: "inferred",
    change: ({ set }) => set("paths /pets/{id} delete responses 409", ref("responses", "DuplicateRecord")),
    errors: [["#/paths/~1pets~1{id}/delete/responses/409", "DELETE /pets/{id} declares 409"]],
  },
  {
    name: "is not misled by a property named x-unique",
    change: ({ set }) =>
      set("paths /pets get requestBody", {
        content: { "application/json": { schema: { properties: { "x-unique": { type: "string" } } } } },
      }),
    errors: [],
  },
]);
