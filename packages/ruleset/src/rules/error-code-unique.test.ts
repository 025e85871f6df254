import { ref } from "../../test/support/document.ts";
import { type Editor, testRule } from "../../test/support/table.ts";
import { rule } from "./error-code-unique.ts";

function pin({ set, version }: Editor, schema: string, field: "code" | "status", value: unknown): void {
  set(
    `components schemas ${schema} allOf 1 properties ${field}`,
    version === "3.0.3" ? { enum: [value] } : { const: value },
  );
}

testRule(rule, [
  {
    name: "flags a code that stands for two statuses",
    change: (edit) => pin(edit, "NotFound", "code", "forbidden"),
    errors: [
      [
        "#/components/schemas/NotFound",
        "The code forbidden stands for the statuses 403 and 404, Forbidden and NotFound; give each error its own code.",
      ],
    ],
  },
  {
    name: "flags a code that stands for a client error and a server error",
    change: (edit) => pin(edit, "ServerError", "code", "bad_request"),
    errors: [["#/components/schemas/ServerError", "the statuses 400 and 500"]],
  },
  {
    name: "flags a code that two schemas of a declared catalogue define",
    change: (edit) => {
      edit.set("components schemas Missing", edit.copy("components schemas NotFound"));
      edit.set(
        "components responses AnyClientError content application/json schema oneOf 0",
        ref("schemas", "Missing"),
      );
    },
    errors: [["#/components/schemas/Missing", "The code not_found stands for two schemas, NotFound and Missing"]],
  },
  {
    name: "flags a code with two statuses where the norm is inferred",
    norm: "inferred",
    change: (edit) => pin(edit, "NotFound", "code", "forbidden"),
    errors: [["#/components/schemas/NotFound", "the statuses 403 and 404"]],
  },
  {
    name: "passes copies of a schema where the norm is inferred",
    norm: "inferred",
    change: ({ copy, set }) => {
      set("paths /pets get responses 404", {
        description: "No such pet.",
        content: { "application/json": { schema: copy("components schemas NotFound") } },
      });
    },
    errors: [],
  },
  {
    name: "passes two codes of one status, and one schema in several responses, ranges and default",
    change: (edit) => {
      pin(edit, "Forbidden", "status", 404);
      edit.set("paths /pets get responses default", ref("responses", "NotFound"));
    },
    errors: [],
  },
]);
