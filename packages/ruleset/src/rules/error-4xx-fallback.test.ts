import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-4xx-fallback.ts";

testRule(rule, [
  {
    name: "flags an operation without the range",
    change: ({ drop }) => drop("paths /health get responses 4XX"),
    errors: [
      [
        "#/paths/~1health/get/responses",
        'GET /health does not describe unlisted client errors; add "4XX" to its responses, with a $ref to the shared response AnyClientError.',
      ],
    ],
  },
  {
    name: "flags an operation that declares single statuses and the other range",
    change: ({ copy, set, drop }) => {
      set("paths /pets get responses 499", copy("paths /pets get responses 4XX"));
      drop("paths /pets get responses 4XX");
    },
    errors: [["#/paths/~1pets/get/responses", "GET /pets"]],
  },
  {
    name: "does not take default for the range where the norm declares the range",
    change: ({ copy, set, drop }) => {
      set("paths /pets get responses default", copy("paths /pets get responses 4XX"));
      drop("paths /pets get responses 4XX");
    },
    errors: [["#/paths/~1pets/get/responses", "GET /pets"]],
  },
  {
    name: "takes default for the range where the declared norm has no range",
    change: ({ copy, set, drop }) => {
      drop("x-error-contract responses 4XX");
      set("paths /pets get responses default", copy("paths /pets get responses 4XX"));
      drop("paths /pets get responses 4XX");
    },
    errors: [],
  },
  {
    name: "takes default for the range where the norm is inferred",
    norm: "inferred",
    change: ({ copy, set, drop }) => {
      set("paths /pets get responses default", copy("paths /pets get responses 4XX"));
      drop("paths /pets get responses 4XX");
    },
    errors: [],
  },
  {
    name: "says it once where no operation has it and the norm is inferred",
    norm: "inferred",
    change: ({ drop }) => {
      for (const operation of ["/health get", "/pets get", "/pets post", "/pets/{id} get", "/pets/{id} delete"]) {
        drop(`paths ${operation} responses 4XX`);
      }
    },
    errors: [
      [
        "#/paths",
        "5 of 5 operations, such as GET /health, GET /pets and POST /pets, do not describe unlisted client errors",
      ],
    ],
  },
  {
    name: "leaves a range in the wrong case to error-status-key",
    change: ({ copy, set, drop }) => {
      set("paths /pets get responses 4xx", copy("paths /pets get responses 4XX"));
      drop("paths /pets get responses 4XX");
    },
    errors: [],
  },
  {
    name: "does not take the range 5XX for it",
    change: ({ drop }) => drop("paths /pets post responses 4XX"),
    errors: [["#/paths/~1pets/post/responses", "POST /pets"]],
  },
]);
