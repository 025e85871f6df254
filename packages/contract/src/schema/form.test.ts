import { describe, expect, it } from "vitest";
import { isJson, walk } from "../document/node.ts";
import { resolveWithin } from "../document/refs.ts";
import { listedAt } from "./at.ts";
import { nameOf, readForms } from "./form.ts";

const schemas = {
  Error: { properties: { code: { type: "string" }, status: { type: "integer" } } },
  NotFound: {
    allOf: [{ $ref: "#/schemas/Error" }, { properties: { code: { const: "not_found" }, status: { const: 404 } } }],
  },
  Forbidden: { allOf: [{ $ref: "#/schemas/Error" }, { properties: { code: { enum: ["forbidden"] } } }] },
  Loop: { allOf: [{ $ref: "#/schemas/Loop" }], properties: { code: { const: "loop" } } },
};

/** The forms of a schema, each as its properties, codes and statuses. */
function forms(schema: object): readonly (readonly [string, readonly unknown[], readonly unknown[]])[] {
  const document = { schemas, schema };
  const walker = walk(document, resolveWithin(document));
  const node = walker.child(walker.root, "schema");
  if (!node) throw new Error("The document has a schema.");
  return readForms(walker, node).map((form) => [
    [...form.properties.keys()].join(),
    listedAt(form, "/code").values.map(({ value }) => value),
    listedAt(form, "/status").values.map(({ value }) => value),
  ]);
}

describe("the forms of a body", () => {
  it.each([
    ["a plain schema", { properties: { a: {} } }, [["a", [], []]]],
    ["an empty schema", {}, [["", [], []]]],
    ["a reference and allOf, with const", { $ref: "#/schemas/NotFound" }, [["code,status", ["not_found"], [404]]]],
    ["a one-value enum, as in 3.0", { $ref: "#/schemas/Forbidden" }, [["code,status", ["forbidden"], []]]],
    [
      "oneOf: one form for each alternative",
      { oneOf: [{ $ref: "#/schemas/NotFound" }, { $ref: "#/schemas/Forbidden" }] },
      [
        ["code,status", ["not_found"], [404]],
        ["code,status", ["forbidden"], []],
      ],
    ],
    [
      "anyOf inside allOf, with properties of its own",
      { properties: { extra: {} }, allOf: [{ anyOf: [{ $ref: "#/schemas/NotFound" }, { properties: { b: {} } }] }] },
      [
        ["extra,code,status", ["not_found"], [404]],
        ["extra,b", [], []],
      ],
    ],
    [
      "an enum of several codes",
      { properties: { code: { enum: ["a", "b"] }, status: { enum: [400, 409] } } },
      [["code,status", ["a", "b"], [400, 409]]],
    ],
    [
      "the narrowest of several lists",
      { allOf: [{ properties: { code: { enum: ["a", "b"] } } }, { properties: { code: { const: "b" } } }] },
      [["code", ["b"], []]],
    ],
    [
      "the siblings of a reference, as of 3.1",
      { $ref: "#/schemas/Error", properties: { code: { const: "beside" } } },
      [["code,status", ["beside"], []]],
    ],
    ["a schema that contains itself", { $ref: "#/schemas/Loop" }, [["code", ["loop"], []]]],
    ["something that is not a schema", { oneOf: "x", allOf: { a: 1 }, properties: [] }, [["", [], []]]],
  ])("are read from %s", (_, schema, expected) => expect(forms(schema)).toEqual(expected));

  it("are limited in number where alternatives multiply", () => {
    const many = { oneOf: Array.from({ length: 20 }, (_, index) => ({ properties: { [`p${index}`]: {} } })) };
    expect(forms({ allOf: [many, many, many, many] })).toHaveLength(64);
  });

  it("belong to the alternative that was chosen", () => {
    const document = { schemas, schema: { oneOf: [{ $ref: "#/schemas/NotFound" }, { title: "here" }] } };
    const walker = walk(document, resolveWithin(document));
    const owners = readForms(walker, walker.child(walker.root, "schema") ?? walker.root);
    expect(
      owners.map(({ owner }) => (isJson(owner.value) ? (owner.value["title"] ?? owner.place.keys.at(-1)) : "")),
    ).toEqual(["NotFound", "here"]);
  });
});

describe("the name of a schema or response", () => {
  it.each([
    [["components", "schemas", "Error"], "", "Error"],
    [["$defs", "Error"], "", "Error"],
    [["Error"], "shared.yaml", "Error"],
    [[], "/api/responses/not_found.yml", "not_found"],
    [["paths", "/a", "get", "responses", "404"], "", undefined],
    [["components", "responses", "NotFound", "content"], "", undefined],
    [[], "", undefined],
  ])("at %j in %j is %j", (keys, base, name) => expect(nameOf({ path: [], keys, base })).toBe(name));
});
