import type { Json } from "@error-contract/contract";
import { describe, expect, test } from "vitest";
import { schemaChecks } from "./schema-checks.ts";
import { upgradeSchemas } from "./upgrade-schemas.ts";

function documentOf(openapi: string, schema: Json): Json {
  const components = { schemas: { Named: { type: "string" }, Tried: schema } };
  return { openapi, info: {}, paths: {}, components };
}

/** Returns the values that a schema accepts. */
function accepted(openapi: string, schema: Json, values: readonly unknown[]): readonly unknown[] {
  const check = schemaChecks(documentOf(openapi, schema)).at(["components", "schemas", "Tried"]);
  return values.filter((value) => check(value).length === 0);
}

const named = { $ref: "#/components/schemas/Named" };

describe("A schema of OpenAPI", () => {
  test.each<[string, string, Json, readonly unknown[], readonly unknown[]]>([
    ["3.0 with nullable", "3.0.3", { type: "string", nullable: true }, ["a", null, 1], ["a", null]],
    [
      "3.0 with nullable and enum",
      "3.0.3",
      { type: "string", nullable: true, enum: ["a"] },
      ["a", null, "b"],
      ["a", null],
    ],
    ["3.0 with nullable false", "3.0.3", { type: "string", nullable: false }, ["a", null], ["a"]],
    ["3.0 with nullable and no type", "3.0.3", { nullable: true, allOf: [named] }, ["a", null, 1], ["a", null]],
    ["3.0 with a strict minimum", "3.0.0", { type: "number", minimum: 1, exclusiveMinimum: true }, [1, 2], [2]],
    ["3.0 with a minimum", "3.0.0", { type: "number", minimum: 1, exclusiveMinimum: false }, [0, 1, 2], [1, 2]],
    ["3.0 with a strict maximum", "3.0.0", { maximum: 3, exclusiveMaximum: true, minimum: 1 }, [0, 1, 3], [1]],
    ["3.0 with siblings of a reference", "3.0.3", { ...named, type: "integer" }, ["a", 1], ["a"]],
    ["3.1 with siblings of a reference", "3.1.0", { ...named, maxLength: 1 }, ["a", "ab"], ["a"]],
    ["3.1 with bounds", "3.1.0", { exclusiveMinimum: 1 }, [1, 2], [2]],
    ["3.1 with a list of types", "3.1.0", { type: ["string", "null"] }, ["a", null, 1], ["a", null]],
    ["3.1 with a stray nullable", "3.1.0", { nullable: true, allOf: [named] }, ["a", null, 1], ["a", null]],
    ["3.2", "3.2.0", { type: "string", enum: ["a"] }, ["a", "b"], ["a"]],
    [
      "with nullable inside",
      "3.0.3",
      { properties: { a: { type: "string", nullable: true } } },
      [{ a: null }],
      [{ a: null }],
    ],
    [
      "with a property that is called nullable",
      "3.0.3",
      { properties: { nullable: { type: "string" } } },
      [{ nullable: "a" }, { nullable: 1 }],
      [{ nullable: "a" }],
    ],
    ["with a pattern that JavaScript cannot compile", "3.0.3", { type: "string", pattern: "(?i)^a$" }, ["A"], ["A"]],
    [
      "with an example that looks like a schema",
      "3.0.3",
      { enum: [{ nullable: true }] },
      [{ nullable: true }],
      [{ nullable: true }],
    ],
  ])("%s", (_, openapi, schema, values, expected) => {
    expect(accepted(openapi, schema, values)).toEqual(expected);
  });

  test("may have `$id` in its examples, which is not a schema id", () => {
    const examples = [{ $id: "1" }, { $id: "1", type: "object" }];
    expect(accepted("3.1.0", { type: "object", examples, properties: { a: { example: { $id: "1" } } } }, [{}])).toEqual(
      [{}],
    );
    expect(accepted("3.1.0", { properties: { example: { type: "string" } } }, [{ example: 1 }])).toEqual([]);
  });

  test("is upgraded in parameters, bodies and responses, and the document is not modified", () => {
    const schema = { type: "string", nullable: true };
    const document = { openapi: "3.0.3", paths: { "/": { get: { parameters: [{ name: "a", schema }] } } } };
    const before = structuredClone(document);
    expect(upgradeSchemas(document)).toMatchObject({
      paths: { "/": { get: { parameters: [{ schema: { type: ["string", "null"] } }] } } },
    });
    expect(document).toEqual(before);
  });
});
