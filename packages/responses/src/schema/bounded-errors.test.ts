import { describe, expect, test } from "vitest";
import { MOST_ERRORS } from "./bounded-errors.ts";
import { schemaChecks } from "./schema-checks.ts";

const list = (items: unknown): unknown => ({ type: "array", items });
const point = { type: "object", required: ["x", "y"], properties: { x: { type: "number" } } };
const small = { anyOf: [{ type: "string" }, { $ref: "#/components/schemas/point" }] };
const schemas = {
  point,
  small,
  numbers: list({ type: "number" }),
  points: list({ $ref: "#/components/schemas/point" }),
  eithers: list(small),
  references: list({ $ref: "#/components/schemas/small" }),
  either: { anyOf: [{ $ref: "#/components/schemas/points" }, { type: "array", maxItems: 3_000 }] },
  inside: {
    type: "object",
    required: ["name"],
    properties: { list: { anyOf: [list({ type: "string" }), { type: "array", maxItems: 3_000 }] } },
  },
};
const checks = schemaChecks({ openapi: "3.1.0", paths: {}, components: { schemas } });

function errorsOf(schema: keyof typeof schemas, value: unknown): ReturnType<ReturnType<typeof checks.at>> {
  return checks.at(["components", "schemas", schema])(value);
}

const many = (value: unknown, count: number): readonly unknown[] => Array.from({ length: count }, () => value);

describe("The errors of one value", () => {
  test.each([
    ["a list of wrong items", "numbers", "a"],
    ["a list whose items have a schema of their own", "points", {}],
    ["a list of wrong alternatives", "eithers", 1],
    ["a list of alternatives with a schema of their own", "references", {}],
  ] as const)("are bounded in number: %s", (_, schema, item) => {
    const { length } = errorsOf(schema, many(item, 5 * MOST_ERRORS));
    expect(length).toBeGreaterThan(100);
    // The last value may add several errors.
    expect(length).toBeLessThan(2 * MOST_ERRORS);
  });

  test.each([
    ["either", many(1, 2_000)],
    ["inside", { name: "a", list: many(1, 2_000) }],
  ] as const)("are none if another alternative matches: %s", (schema, value) => {
    expect(errorsOf(schema, value)).toEqual([]);
  });

  test("are kept for the rest of a value if an alternative matches", () => {
    const found = errorsOf("inside", { list: many(1, 2_000) });
    expect(found.map(({ keyword }) => keyword)).toEqual(["required"]);
  });

  test("are bounded in number if no alternative matches", () => {
    const found = errorsOf("inside", { name: "a", list: many(1, 4_000) });
    expect(found.length).toBeLessThan(2 * MOST_ERRORS);
  });
});
