import { ref } from "../../test/support/document.ts";
import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-response-shared.ts";

testRule(rule, [
  {
    name: "flags a copy of the shared response",
    change: ({ copy, set }) => set("paths /pets get responses 400", copy("components responses BadRequest")),
    errors: [
      [
        "#/paths/~1pets/get/responses/400",
        "GET /pets defines its 400 response inline; refer to the shared response BadRequest with a $ref.",
      ],
    ],
  },
  {
    name: "flags another shared response under the status",
    change: ({ copy, set }) => {
      set("components responses PetNotFound", copy("components responses NotFound"));
      set("paths /pets/{id} get responses 404", ref("responses", "PetNotFound"));
    },
    errors: [
      [
        "#/paths/~1pets~1{id}/get/responses/404",
        "GET /pets/{id} answers 404 with PetNotFound where the norm is NotFound",
      ],
    ],
  },
  {
    name: "flags a range that is inline, or that refers to another response",
    change: ({ copy, set }) => {
      set("paths /pets get responses 4XX", copy("components responses AnyClientError"));
      set("paths /pets post responses 5XX", ref("responses", "ServerError"));
    },
    errors: [
      [
        "#/paths/~1pets/get/responses/4XX",
        "defines its 4XX response inline; refer to the shared response AnyClientError",
      ],
      [
        "#/paths/~1pets/post/responses/5XX",
        "answers 5XX with ServerError, unlike 4 other operations that answer with AnyServerError",
      ],
    ],
  },
  {
    name: "flags an inline status or default that the norm does not list",
    change: ({ copy, set }) => {
      set("paths /pets get responses 418", copy("components responses NotFound"));
      set("paths /pets get responses default", copy("components responses NotFound"));
    },
    errors: [
      ["#/paths/~1pets/get/responses/418", "move it to components.responses and refer to it"],
      ["#/paths/~1pets/get/responses/default", "move it to components.responses and refer to it"],
    ],
  },
  {
    name: "flags a status that the declared contract does not list, once for all operations",
    change: ({ set, copy, drop }) => {
      drop("x-error-contract responses 404");
      set("components responses Teapot", copy("components responses NotFound"));
      set("paths /pets get responses 418", ref("responses", "Teapot"));
    },
    errors: [
      ["#/paths/~1pets/get/responses/418", "answers 418, for which x-error-contract names no shared response"],
      ["#/paths/~1pets~1{id}/get/responses/404", 'add "404" to its "responses"'],
    ],
  },
  {
    name: "flags a declared response that does not exist",
    change: ({ set }) => set("x-error-contract responses 409", ref("responses", "Nowhere")),
    errors: [
      ["#/x-error-contract/responses/409", "names a response for 409 that does not exist; correct the $ref."],
      ["#/paths/~1pets/post/responses/409", "answers 409, for which x-error-contract names no shared response"],
    ],
  },
  {
    name: "flags a copy of the shared response, and no other response, where the norm is inferred",
    norm: "inferred",
    change: ({ copy, set }) => {
      set("components responses OddRequest", copy("components responses BadRequest"));
      set("paths /pets get responses 400", ref("responses", "OddRequest"));
      set("paths /pets post responses 400", copy("components responses BadRequest"));
      set("paths /health get responses 400", ref("responses", "BadRequest"));
    },
    errors: [
      [
        "#/paths/~1pets/post/responses/400",
        "POST /pets defines its 400 response inline; refer to the shared response BadRequest",
      ],
    ],
  },
  {
    name: "reports it once where every operation defines the response inline and the norm is inferred",
    norm: "inferred",
    change: ({ copy, set }) => {
      for (const operation of ["/pets get", "/pets post", "/pets/{id} get", "/pets/{id} delete"]) {
        set(`paths ${operation} responses 400`, copy("components responses BadRequest"));
        set(`paths ${operation} responses 401`, copy("components responses Unauthorized"));
      }
    },
    errors: [
      [
        "#/paths/~1pets/get/responses/400",
        "4 operations, such as GET /pets, POST /pets and GET /pets/{id}, define the same 400",
      ],
      ["#/paths/~1pets/get/responses/401", "define the same 401 response inline; move it to components.responses"],
    ],
  },
  {
    name: "reports it once, the largest group first, where more than ten different responses are repeated and the norm is inferred",
    norm: "inferred",
    change: ({ copy, set }) => {
      for (let number = 1; number <= 11; number++) {
        const gone = () => ({ ...(copy("components responses NotFound") as object), description: `No pet ${number}.` });
        set(`paths /pets-${number}`, { get: { responses: { 404: gone() } }, put: { responses: { 404: gone() } } });
        if (number === 7) set("paths /pets-7 delete", { responses: { 404: gone() } });
      }
      set("paths /pets get responses 400", copy("components responses BadRequest"));
    },
    errors: [
      [
        "#/paths",
        "23 error responses are inline although only 11 of them differ, most often the 404 response of GET /pets-7 and 2 other operations; move each to components.responses",
      ],
      [
        "#/paths/~1pets/get/responses/400",
        "GET /pets defines its 400 response inline; refer to the shared response BadRequest with a $ref.",
      ],
    ],
  },
  {
    name: "passes a response with an example of its own, where the norm is inferred: a $ref would lose it",
    norm: "inferred",
    change: ({ copy, set }) => {
      set("paths /pets get responses 400", copy("components responses BadRequest"));
      set("paths /pets get responses 400 content application/json example message", "The limit is too high.");
    },
    errors: [],
  },
  {
    name: "passes an inline response that no other operation has, where the norm is inferred",
    norm: "inferred",
    change: ({ copy, set }) => set("paths /pets get responses 418", copy("components responses NotFound")),
    errors: [],
  },
  {
    name: "passes a reference that leads to the shared response through another one",
    change: ({ set }) => {
      set("components responses Missing", ref("responses", "NotFound"));
      set("paths /pets/{id} get responses 404", ref("responses", "Missing"));
    },
    errors: [],
  },
  {
    name: "passes successes, webhooks and callbacks that define their responses inline",
    change: ({ copy, set }) => {
      set("webhooks", { petAdded: { post: { responses: { 404: copy("components responses NotFound") } } } });
      set("paths /pets post callbacks", { done: { "{$url}": copy("webhooks petAdded") } });
    },
    errors: [],
  },
  {
    name: "flags a dead reference where the norm has a response",
    change: ({ set }) => set("paths /pets get responses 400", ref("responses", "Nowhere")),
    errors: [
      [
        "#/paths/~1pets/get/responses/400",
        "GET /pets answers 400 with #/components/responses/Nowhere, unlike 3 other operations that answer with BadRequest",
      ],
    ],
  },
  {
    name: "leaves a dead reference to the linter's own rule where the norm has no response",
    norm: "inferred",
    change: ({ set }) => set("paths /pets get responses 418", ref("responses", "Nowhere")),
    errors: [],
  },
  {
    name: "does not refer a response with the common envelope to a shared one without it",
    norm: "inferred",
    change: ({ set, copy }) => {
      const own = { properties: { error: { type: "string" } } };
      set("components responses Unauthorized content application/json schema", own);
      set("paths /pets get responses 401", copy("components responses BadRequest"));
      set("paths /pets post responses 401", { ...(copy("components responses Unauthorized") as object) });
    },
    errors: [["#/paths/~1pets/post/responses/401", "POST /pets defines its 401 response inline"]],
  },
]);
