import { testMutants } from "../../test/mutations/test-mutants.ts";
import { ref } from "../../test/support/document.ts";
import { type Editor, testRule } from "../../test/support/table.ts";
import { rule } from "./error-response-name.ts";

/** Adds a shared response that reveals its status only by its name or description. */
function share({ set }: Editor, name: string, description = "Look into it."): void {
  set(`components responses ${name}`, { description });
}

testRule(rule, [
  ...(
    [
      ["424", "TooManyRequests", "429"],
      ["501", "BadGateway", "502"],
      ["422", "bad_request", "400"],
      ["400", "NotFoundError", "404"],
      ["403", "unauthorized-response", "401"],
    ] as const
  ).map(([key, name, status]) => ({
    name: `flags ${name} under ${key}`,
    change: (edit: Editor) => {
      share(edit, name);
      edit.set(`paths /pets get responses ${key}`, ref("responses", name));
    },
    errors: [
      [
        `#/paths/~1pets/get/responses/${key}`,
        `answers ${key} with a response that is called ${name}, which is ${status}`,
      ],
    ] as const,
  })),
  {
    name: "flags a description that is the reason phrase of another status",
    change: ({ set }) => set("paths /pets get responses 501", { description: "Bad Gateway" }),
    errors: [["#/paths/~1pets/get/responses/501", 'is described as "Bad Gateway", which is 502; move it to 502']],
  },
  {
    name: "leaves a response whose body says its status to error-status-match",
    change: ({ set }) => set("paths /pets get responses 403", ref("responses", "NotFound")),
    errors: [],
  },
  {
    name: "passes a name that says more, ranges and default, and a name whose description fits the key",
    change: (edit) => {
      share(edit, "PetNotFoundAnywhere");
      share(edit, "Forbidden2");
      share(edit, "Gone");
      share(edit, "Locked", "Conflict");
      edit.set("paths /pets get responses 400", ref("responses", "PetNotFoundAnywhere"));
      edit.set("paths /pets get responses 4XX", ref("responses", "Gone"));
      edit.set("paths /pets get responses default", ref("responses", "Gone"));
      edit.set("paths /pets get responses 409", ref("responses", "Locked"));
    },
    errors: [],
  },
]);

testMutants(rule, [
  {
    name: "a 424 that is named TooManyRequests",
    change: (edit) => {
      edit.set("components responses TooManyRequests2", { description: "Too many requests" });
      edit.set("paths /api-keys get responses 424", { $ref: "#/components/responses/TooManyRequests2" });
    },
    also: ["error-envelope", "error-headers", "error-response-shared"],
  },
]);
