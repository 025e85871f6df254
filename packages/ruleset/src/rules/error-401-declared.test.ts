import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-401-declared.ts";

testRule(rule, [
  {
    name: "flags an operation that the document's security covers",
    change: ({ drop }) => drop("paths /pets get responses 401"),
    errors: [
      [
        "#/paths/~1pets/get/responses",
        'GET /pets checks credentials but does not declare 401; add "401" to its responses, with a $ref to the shared response Unauthorized.',
      ],
    ],
  },
  {
    name: "flags an operation with security of its own",
    change: ({ set }) => set("paths /health get security", [{ bearer: [] }]),
    errors: [["#/paths/~1health/get/responses", "GET /health checks credentials"]],
  },
  {
    name: "flags an operation whose security is optional: a token that is sent must still be valid",
    change: ({ set }) => set("paths /health get security", [{}, { bearer: [] }]),
    errors: [["#/paths/~1health/get/responses", "GET /health"]],
  },
  {
    name: "does not take 404, 4XX, 5XX or default for a 401 where the norm is declared",
    change: ({ copy, set, drop }) => {
      set("paths /pets get responses 404", copy("paths /pets/{id} get responses 404"));
      set("paths /pets get responses default", copy("paths /pets get responses 4XX"));
      drop("paths /pets get responses 401");
    },
    errors: [["#/paths/~1pets/get/responses", "does not declare 401"]],
  },
  {
    name: "takes 4XX for a 401 where the norm is inferred",
    norm: "inferred",
    change: ({ drop }) => drop("paths /pets get responses 401"),
    errors: [],
  },
  {
    name: "says it once where no operation declares it and the norm is inferred",
    norm: "inferred",
    change: ({ drop }) => {
      for (const operation of ["/pets get", "/pets post", "/pets/{id} get", "/pets/{id} delete"]) {
        drop(`paths ${operation} responses 401`);
        drop(`paths ${operation} responses 4XX`);
      }
    },
    errors: [
      [
        "#/paths",
        '4 of 4 operations that check credentials, such as GET /pets, POST /pets and GET /pets/{id}, do not declare 401; add "401" to their responses, or turn off error-401-declared if the API never answers 401.',
      ],
    ],
  },
  {
    name: "asks nothing of an operation that is public: no security, or only the empty one",
    change: ({ set }) => set("paths /health get security", [{}]),
    errors: [],
  },
  {
    name: "asks nothing where no security is declared at all",
    change: ({ drop }) => {
      drop("security");
      drop("paths /pets get responses 401");
    },
    errors: [],
  },
]);
