import { resolveWithin, toPointer, walk } from "@error-contract/contract";
import { describe, expect, it } from "vitest";
import { validate } from "./validate.ts";

function check(schema: unknown, value: unknown, definitions: object = {}): string | undefined {
  const document = { schema, definitions };
  const walker = walk(document, resolveWithin(document));
  const mismatch = validate(walker, walker.child(walker.root, "schema") ?? walker.root, value);
  return mismatch && `${toPointer(mismatch.at)}: ${mismatch.reason}`;
}

describe("a value violates a schema", () => {
  it.each([
    ["by its type", { type: "string" }, 7, "#: 7 is not of type string"],
    ["by each of several types", { type: ["string", "null"] }, 7, "#: 7 is not of type string or null"],
    ["by a fraction", { type: "integer" }, 1.5, "#: 1.5 is not of type integer"],
    ["by null that is not nullable, in 3.0", { type: "object" }, null, "#: null is not of type object"],
    ["by const", { const: 404 }, "404", '#: "404" is not 404'],
    ["by a const that is an object", { const: { a: 1 } }, { a: 2 }, '#: {"a":2} is not {"a":1}'],
    ["by enum", { enum: ["a", "b"] }, "c", '#: "c" is not in the enum'],
    ["by a missing property", { required: ["a"] }, {}, '#: "a" is missing'],
    [
      "deep inside",
      { properties: { a: { items: { type: "string" } } } },
      { a: ["x", 1] },
      "#/a/1: 1 is not of type string",
    ],
    [
      "by an additional property",
      { additionalProperties: false, properties: { a: {} } },
      { b: 1 },
      '#/b: "b" is not a property of it',
    ],
    ["by the number of items", { minItems: 1 }, [], "#: fewer than 1 items"],
    ["in allOf", { allOf: [{}, { required: ["a"] }] }, {}, '#: "a" is missing'],
    ["in every one of oneOf", { oneOf: [{ const: 1 }, { const: 2 }] }, 3, "#: it is none of the oneOf"],
    ["in the only one of anyOf", { anyOf: [{ const: 1 }] }, 3, "#: 3 is not 1"],
    ["through a reference", { $ref: "#/definitions/a" }, 7, "#: 7 is not of type string"],
    ["beside a reference", { $ref: "#/definitions/a", const: "x" }, "y", '#: "y" is not "x"'],
  ])("%s", (_, schema, value, reason) => expect(check(schema, value, { a: { type: "string" } })).toBe(reason));
});

describe("a value passes", () => {
  it.each([
    [
      "keywords that do not apply to its type",
      { required: ["a"], minItems: 3, properties: { a: { type: "string" } } },
      7,
    ],
    ["two of oneOf: whether that is intended is another question", { oneOf: [{}, {}] }, 1],
    ["nullable in 3.0", { type: "string", nullable: true }, null],
    ["a date that a YAML parser has converted", { type: "string", format: "date-time" }, new Date(0)],
    ["unsupported keywords", { not: {}, pattern: "[", format: "x", if: {}, minimum: 9 }, 1],
    ["a property that a pattern allows", { additionalProperties: false, patternProperties: { "^x": {} } }, { x1: 1 }],
    ["a dead reference", { $ref: "#/definitions/nowhere" }, 1],
    ["a schema that contains itself", { $ref: "#/definitions/tree" }, { child: { child: {} } }],
    ["a schema that consists of nothing but itself", { $ref: "#/definitions/self" }, {}],
    ["true, and something that is not a schema", { properties: { a: true, b: 3 } }, { a: 1, b: 1 }],
  ])("%s", (_, schema, value) => {
    const tree = { properties: { child: { $ref: "#/definitions/tree" } } };
    expect(check(schema, value, { tree, self: { allOf: [{ $ref: "#/definitions/self" }] } })).toBeUndefined();
  });
});
