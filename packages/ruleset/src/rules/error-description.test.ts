import { ref, response } from "../../test/support/document.ts";
import { type Editor, testRule } from "../../test/support/table.ts";
import { rule } from "./error-description.ts";

testRule(rule, [
  {
    name: "flags a response without a description, under a status and under the ranges",
    change: ({ drop, set }) => {
      drop("components responses NotFound description");
      set("components responses AnyClientError description", "");
      set("components responses AnyServerError description", "  ");
    },
    errors: [
      ["#/components/responses/NotFound", "The shared response NotFound has no description; say when it occurs."],
      ["#/components/responses/AnyClientError", "has no description"],
      ["#/components/responses/AnyServerError", "has no description"],
    ],
  },
  ...["404", "4XX", "Error", "error response", "Default response", "TODO", "string", "..."].map((description) => ({
    name: `flags a description that says nothing: ${description}`,
    change: ({ set }: Editor) => set("components responses NotFound description", description),
    errors: [["#/components/responses/NotFound", `has "${description}" for a description`]] as const,
  })),
  {
    name: "flags default as well, and where the norm is inferred",
    norm: "inferred",
    change: ({ set }) =>
      set("paths /pets get responses default", response("default", ref("schemas", "Error"), undefined, [])),
    errors: [["#/paths/~1pets/get/responses/default", "The default response of GET /pets"]],
  },
  {
    name: "reports it once, however the placeholder is written, where the norm is inferred",
    norm: "inferred",
    change: ({ keys, set }) => {
      const names = keys("components responses");
      for (const [index, name] of names.entries()) {
        set(`components responses ${name} description`, index % 2 === 0 ? "Error response" : "error response.");
      }
    },
    errors: [["#/paths", "8 error responses, such as response AnyClientError"]],
  },
  {
    name: "flags a code of a declared catalogue without its texts, and names what is missing",
    change: ({ drop }) => {
      drop("components schemas NotFound x-error cause");
      drop("components schemas NotFound x-error retryable");
      drop("components schemas ServerError x-error");
    },
    errors: [
      [
        "#/components/schemas/NotFound",
        'The code not_found has no cause and retryable in the catalogue; add them to "x-error" on its schema.',
      ],
      ["#/components/schemas/ServerError", "has no title, cause, remedy and retryable"],
    ],
  },
  {
    name: "requires no texts for codes where the norm is inferred",
    norm: "inferred",
    change: ({ drop }) => drop("components schemas NotFound x-error"),
    errors: [],
  },
  {
    name: "passes a bare reason phrase, and a description that begins with a status",
    change: ({ set }) => {
      set("components responses NotFound description", "Not Found");
      set("components responses Forbidden description", "403: you may not.");
    },
    errors: [],
  },
  {
    name: "passes a description in any script",
    change: ({ set }) => set("components responses NotFound description", "見つかりません"),
    errors: [],
  },
  {
    name: "passes a success without a description",
    change: ({ set }) => set("paths /pets get responses 200 description", ""),
    errors: [],
  },
]);
