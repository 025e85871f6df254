import { describe, expect, test } from "vitest";
import { schemaChecks } from "./schema-checks.ts";

const node = (properties: readonly (readonly [string, unknown])[]): unknown => ({
  type: "object",
  properties: Object.fromEntries(properties),
});
const list = (name: string): unknown => ({ type: "array", items: { $ref: `#/components/schemas/${name}` } });
const alternatives = (name: string, isKindFirst: boolean): unknown => ({
  oneOf: ["and", "or"]
    .map((kind) => [["op", { const: kind }] as const, ["args", list(name)] as const])
    .map((both) => node(isKindFirst ? both : both.toReversed()))
    .concat({ type: "integer" }),
});
const schemas = {
  kindFirst: alternatives("kindFirst", true),
  kindLast: alternatives("kindLast", false),
  lists: { type: "object", additionalProperties: { type: "array", items: { type: "integer" } } },
  tree: { type: ["object", "integer"], additionalProperties: { $ref: "#/components/schemas/tree" } },
};
const document = { openapi: "3.1.0", paths: {}, components: { schemas } };

/** Returns the errors of a value, as `keyword pointer`. */
function faultsOf(schema: keyof typeof schemas, value: unknown, steps?: number): readonly string[] {
  const check = schemaChecks(document).at(["components", "schemas", schema], steps);
  return check(value).map(({ keyword, instancePath }) => `${keyword} ${instancePath}`);
}

const nested = (levels: number, leaf: unknown): unknown =>
  levels === 0 ? leaf : { op: "and", args: [nested(levels - 1, leaf)] };

describe("Recursive alternatives", () => {
  test("are not tried in every combination", () => {
    expect(faultsOf("kindLast", nested(40, 1))).toEqual(["x-work "]);
    expect(faultsOf("kindFirst", nested(40, 1))).toEqual([]);
  });

  test.each([3, 40])("are reported as not matching, %i levels deep", (levels) => {
    expect(faultsOf("kindFirst", nested(levels, "x"))).toContain("oneOf ");
  });

  test("may take the allowed number of steps", () => {
    expect(faultsOf("kindLast", nested(4, 1), 1_000)).toEqual([]);
    expect(faultsOf("kindLast", nested(4, 1), 10)).toEqual(["x-work "]);
  });

  test("have a new budget of steps for each value", () => {
    const check = schemaChecks(document).at(["components", "schemas", "kindFirst"], 50);
    for (let turn = 0; turn < 100; turn += 1) expect(check(nested(5, 1))).toEqual([]);
  });
});

describe("The pointer of an error", () => {
  test("is not built beyond the maximum length", () => {
    const long = "~".repeat(100_000);
    const pointers = faultsOf("lists", { [long]: ["a", "b"] });
    expect(pointers).toHaveLength(2);
    expect(Math.max(...pointers.map(({ length }) => length))).toBeLessThan(1_100);
    const deep = Array.from({ length: 50 }).reduce<unknown>((inner) => ({ ["n".repeat(900)]: inner }), "a");
    expect(faultsOf("tree", deep)[0]?.length).toBeLessThan(2_100);
  });

  test("contains the value's property names, escaped", () => {
    expect(faultsOf("lists", { "a/b~c": ["x"], "a/b": ["x"], "~~": ["x"] })).toEqual([
      "type /a~1b~0c/0",
      "type /a~1b/0",
      "type /~0~0/0",
    ]);
  });
});
