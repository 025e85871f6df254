import { ref } from "../../test/support/document.ts";
import { type Editor, testRule } from "../../test/support/table.ts";
import { rule } from "./error-code-known.ts";

const NOT_FOUND = "components responses NotFound content application/json";
const NOT_FOUND_AT = "#/components/responses/NotFound/content/application~1json";

/** An inline response whose schema pins an unknown code. */
function unheardOf({ set, version }: Editor, key: string): void {
  const code = version === "3.0.3" ? { enum: ["unheard_of"] } : { const: "unheard_of" };
  const schema = { allOf: [ref("schemas", "Error"), { properties: { code } }] };
  set(`paths /pets get responses ${key}`, { description: "?", content: { "application/json": { schema } } });
}

testRule(rule, [
  {
    name: "flags an example with an unknown code, under a status and under the ranges",
    change: ({ set }) => {
      set(`${NOT_FOUND} example code`, "missing");
      set("components responses AnyClientError content application/json example code", "client_error");
      set("components responses AnyServerError content application/json example code", "boom");
    },
    errors: [
      [
        `${NOT_FOUND_AT}/example/code`,
        "The shared response NotFound names the code missing, which the catalogue does not have; use a code of the catalogue, or add a schema that pins missing.",
      ],
      ["#/components/responses/AnyClientError/content/application~1json/example/code", "client_error"],
      ["#/components/responses/AnyServerError/content/application~1json/example/code", "boom"],
    ],
  },
  {
    name: "flags a named example",
    change: ({ set }) => set(`${NOT_FOUND} examples`, { odd: { value: { code: "odd" } } }),
    errors: [[`${NOT_FOUND_AT}/examples/odd/value/code`, "the code odd"]],
  },
  ...(["404", "default"] as const).flatMap((key) =>
    (["3.0.3", "3.1.0"] as const).map((only) => ({
      name: `flags a schema under ${key} that pins an unknown code`,
      only,
      change: (edit: Editor) => unheardOf(edit, key),
      errors: [
        [
          `#/paths/~1pets/get/responses/${key}/content/application~1json/schema/allOf/1/properties/code/${only === "3.0.3" ? "enum/0" : "const"}`,
          `The ${key} response of GET /pets names the code unheard_of`,
        ],
      ] as const,
    })),
  ),
  {
    name: "flags a shared response of the declared contract that allows any code",
    change: ({ drop }) => drop("components schemas NotFound allOf 1 properties code"),
    errors: [
      [`${NOT_FOUND_AT}/example/code`, "the code not_found, which the catalogue does not have"],
      ["#/components/responses/AnyClientError/content/application~1json/example/code", "not_found"],
      ["#/components/schemas/NotFound", 'allows any code; give the "code" of its schema a const'],
    ],
  },
  {
    name: "flags an example where the norm is inferred and errors pin their codes",
    norm: "inferred",
    change: ({ set }) => set(`${NOT_FOUND} example code`, "missing"),
    errors: [[`${NOT_FOUND_AT}/example/code`, "the code missing"]],
  },
  {
    name: "passes any code where the norm is inferred and the schema allows any, however many other errors pin theirs",
    norm: "inferred",
    change: ({ set }) => {
      set(`${NOT_FOUND} schema`, ref("schemas", "Error"));
      set(`${NOT_FOUND} example code`, "missing");
    },
    errors: [],
  },
  {
    name: "flags an example that contradicts its schema where the norm is inferred, however few errors pin a code",
    norm: "inferred",
    change: ({ set }) => {
      for (const name of ["BadRequest", "Unauthorized", "Forbidden", "Unavailable", "ServerError", "AnyServerError"]) {
        set(`components responses ${name} content application/json schema`, ref("schemas", "Error"));
      }
      set(`${NOT_FOUND} example code`, "missing");
    },
    errors: [[`${NOT_FOUND_AT}/example/code`, "the code missing"]],
  },
  {
    name: "passes a code deeper in the body, and one that is not a string",
    change: ({ set }) => {
      set(`${NOT_FOUND} example details`, [{ code: "too_long" }]);
      set("components responses Forbidden content application/json example code", 42);
    },
    errors: [],
  },
  {
    name: "passes any code in a success",
    change: ({ set }) => set("paths /pets get responses 200 content application/json", { example: { code: "EUR" } }),
    errors: [],
  },
  {
    name: "reads the code from the property that the declaration names",
    change: ({ set }) => {
      set("x-error-contract fields", { code: "kind" });
      set("components schemas NotFound allOf 1 properties kind", { enum: ["gone"] });
      for (const name of ["BadRequest", "Unauthorized", "Forbidden", "DuplicateRecord", "ServerError", "Unavailable"]) {
        set(`components schemas ${name} allOf 1 properties kind`, { enum: [name] });
      }
      set(`${NOT_FOUND} example`, { code: "anything", kind: "away" });
    },
    errors: [[`${NOT_FOUND_AT}/example/kind`, "the code away"]],
  },
]);
