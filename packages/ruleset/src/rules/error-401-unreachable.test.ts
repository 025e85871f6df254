import { ref } from "../../test/support/document.ts";
import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-401-unreachable.ts";

testRule(rule, [
  {
    name: "flags 401 on an operation that turns security off",
    change: ({ set }) => set("paths /health get responses 401", ref("responses", "Unauthorized")),
    errors: [
      [
        "#/paths/~1health/get/responses/401",
        'GET /health is public, so 401 cannot occur; remove it, or add the missing "security".',
      ],
    ],
  },
  {
    name: "flags 403 as well, and each status separately",
    change: ({ set }) => {
      set("paths /health get responses 401", ref("responses", "Unauthorized"));
      set("paths /health get responses 403", ref("responses", "Forbidden"));
    },
    errors: [
      ["#/paths/~1health/get/responses/401", "401 cannot occur"],
      ["#/paths/~1health/get/responses/403", "403 cannot occur"],
    ],
  },
  {
    name: "flags it where the only requirement is the empty one",
    change: ({ set }) => {
      set("paths /health get security", [{}]);
      set("paths /health get responses 403", ref("responses", "Forbidden"));
    },
    errors: [["#/paths/~1health/get/responses/403", "GET /health is public"]],
  },
  {
    name: "reports it once where the document has no security at all, because the security is missing",
    change: ({ drop }) => drop("security"),
    errors: [["#/paths", "4 operations can answer 401 or 403, but the document has no security requirement"]],
  },
  {
    name: "passes 403 where the norm is inferred: it may reject anyone",
    norm: "inferred",
    change: ({ set }) => set("paths /health get responses 403", ref("responses", "Forbidden")),
    errors: [],
  },
  {
    name: "passes 401 where security is optional",
    change: ({ set }) => {
      set("paths /health get security", [{}, { bearer: [] }]);
      set("paths /health get responses 401", ref("responses", "Unauthorized"));
    },
    errors: [],
  },
  {
    name: "passes 404, 4XX, 5XX and default on a public operation",
    change: ({ set }) => {
      set("paths /health get responses 404", ref("responses", "NotFound"));
      set("paths /health get responses default", ref("responses", "AnyClientError"));
    },
    errors: [],
  },
  {
    name: "passes a 401 that rejects a code in the body",
    change: ({ set }) =>
      set("paths /health get responses 401", { description: "The verification code is invalid or has expired." }),
    errors: [],
  },
]);
