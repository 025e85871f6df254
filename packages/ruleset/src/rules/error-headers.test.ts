import { ref } from "../../test/support/document.ts";
import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-headers.ts";

testRule(rule, [
  {
    name: "flags a response without the request id, under a status and under the ranges",
    change: ({ drop }) => {
      drop("components responses NotFound headers X-Request-ID");
      drop("components responses AnyClientError headers");
      drop("components responses AnyServerError headers");
    },
    errors: [
      [
        "#/components/responses/NotFound",
        'The shared response NotFound does not declare the header X-Request-ID; add it to its "headers".',
      ],
      ["#/components/responses/AnyClientError", "AnyClientError does not declare the header X-Request-ID"],
      ["#/components/responses/AnyServerError", "AnyServerError does not declare the header X-Request-ID"],
    ],
  },
  {
    name: "flags default without the request id",
    change: ({ set }) => set("paths /pets get responses default", { description: "Else." }),
    errors: [["#/paths/~1pets/get/responses/default", "The default response of GET /pets"]],
  },
  {
    name: "flags 401 without WWW-Authenticate and 503 without Retry-After",
    change: ({ drop }) => {
      drop("components responses Unauthorized headers WWW-Authenticate");
      drop("components responses Unavailable headers Retry-After");
    },
    errors: [
      ["#/components/responses/Unauthorized", "the header WWW-Authenticate"],
      ["#/components/responses/Unavailable", "the header Retry-After"],
    ],
  },
  {
    name: "flags 405 without Allow and 429 without Retry-After",
    change: ({ set }) => {
      set("paths /pets get responses 405", ref("responses", "NotFound"));
      set("paths /pets get responses 429", ref("responses", "Forbidden"));
    },
    errors: [
      ["#/components/responses/NotFound", "the header Allow"],
      ["#/components/responses/Forbidden", "the header Retry-After"],
    ],
  },
  {
    name: "flags a name for the request id that differs from the others",
    change: ({ set }) => set("components responses NotFound headers", { "X-Correlation-ID": {} }),
    errors: [["#/components/responses/NotFound", "the header X-Request-ID"]],
  },
  {
    name: "flags the response that differs where the norm is inferred",
    norm: "inferred",
    change: ({ drop }) => drop("components responses NotFound headers"),
    errors: [["#/components/responses/NotFound", "the header X-Request-ID"]],
  },
  {
    name: "reports it once where no response has it and the norm is inferred",
    norm: "inferred",
    change: ({ drop }) => {
      for (const name of [
        "BadRequest",
        "Forbidden",
        "NotFound",
        "DuplicateRecord",
        "AnyClientError",
        "AnyServerError",
      ]) {
        drop(`components responses ${name} headers`);
      }
    },
    errors: [["#/paths", 'do not declare the header X-Request-ID; add it to the "headers" of each']],
  },
  {
    name: "passes header names in any letter case",
    change: ({ set }) =>
      set("components responses Unauthorized headers", { "x-request-id": {}, "www-authenticate": {} }),
    errors: [],
  },
  {
    name: "passes another name for the request id, if every response has it",
    change: ({ set, copy }) => {
      for (const name of Object.keys(copy("components responses") as object)) {
        set(`components responses ${name} headers`, {
          "pets-request-id": {},
          "WWW-Authenticate": {},
          "Retry-After": {},
        });
      }
    },
    errors: [],
  },
  {
    name: "requires nothing of successes, and no WWW-Authenticate of 403",
    change: ({ set }) => set("paths /pets get responses 201", { description: "Made." }),
    errors: [],
  },
  {
    name: "requires no request id where the body has it and the norm is inferred",
    norm: "inferred",
    change: ({ set, keys, drop }) => {
      set("components schemas Error properties request_id", { type: "string" });
      for (const name of keys("components responses")) {
        if (name !== "Unauthorized" && name !== "Unavailable") drop(`components responses ${name} headers`);
      }
    },
    errors: [],
  },
]);
