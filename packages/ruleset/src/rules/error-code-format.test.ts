import { type Editor, testRule } from "../../test/support/table.ts";
import { rule } from "./error-code-format.ts";

const CODES = ["BadRequest", "Unauthorized", "Forbidden", "NotFound", "DuplicateRecord", "ServerError", "Unavailable"];

function rename({ set, version }: Editor, schema: string, code: string): void {
  set(`components schemas ${schema} allOf 1 properties code`, version === "3.0.3" ? { enum: [code] } : { const: code });
}

testRule(rule, [
  ...["NotFound", "not-found", "NOT_FOUND", "notFound", "not found", "pets.not_found", "404"].map((code) => ({
    name: `flags ${code} among codes in snake_case`,
    change: (edit: Editor) => rename(edit, "NotFound", code),
    errors: [
      ["#/components/schemas/NotFound", `The code "${code}" is not snake_case, as 6 of 7 codes are; rename it.`],
    ] as const,
  })),
  {
    name: "flags it where the norm is inferred",
    norm: "inferred",
    change: (edit) => rename(edit, "ServerError", "INTERNAL"),
    errors: [["#/components/schemas/ServerError", "is not snake_case"]],
  },
  {
    name: "flags snake_case among codes in another format",
    change: (edit) => {
      for (const name of CODES) rename(edit, name, name);
      rename(edit, "NotFound", "not_found");
    },
    errors: [["#/components/schemas/NotFound", "is not PascalCase, as 6 of 7 codes are"]],
  },
  ...(
    [
      ["PascalCase", (name: string) => name],
      ["SCREAMING_SNAKE_CASE", (name: string) => name.toUpperCase()],
      ["camelCase", (name: string) => `pet${name}`],
      ["kebab-case", (name: string) => `pet-${name.toLowerCase()}`],
      ["dotted names", (name: string) => `pet.${name.toLowerCase()}`],
      ["URIs", (name: string) => `https://example.com/problems/${name}`],
      ["numbers", (name: string) => String(20000 + CODES.indexOf(name))],
      [
        "numbers, some with separators",
        (name: string) => (name === "NotFound" ? "14_030" : String(700 + CODES.indexOf(name))),
      ],
    ] as const
  ).map(([format, write]) => ({
    name: `passes codes that are all ${format}`,
    change: (edit: Editor) => {
      for (const name of CODES) rename(edit, name, write(name));
    },
    errors: [],
  })),
  {
    name: "passes one word in lower case among codes in kebab-case",
    change: (edit) => {
      for (const name of CODES) rename(edit, name, `pet-${name.toLowerCase()}`);
      rename(edit, "Forbidden", "forbidden");
    },
    errors: [],
  },
]);
