import { expect, test } from "vitest";
import { untangle } from "./untangle.ts";

/** A base that lists its child, which extends the base; references name the base as `reference`. */
function inheritance(base: string, reference: string) {
  return {
    openapi: "3.1.0",
    components: {
      schemas: {
        [base]: { type: "object", required: ["kind"], oneOf: [{ $ref: "#/components/schemas/Child" }] },
        Child: { allOf: [{ $ref: `#/components/schemas/${reference}` }, { type: "object" }] },
      },
    },
  };
}

test.each([
  ["Base", "Base"],
  ["a/b", "a~1b"],
  ["a b", "a%20b"],
  ["100%", "100%"],
])("A child of %j extends what the base has apart from its children, by the reference %j", (base, reference) => {
  expect(untangle(inheritance(base, reference))["components"]).toMatchObject({
    schemas: { Child: { allOf: [{ type: "object", required: ["kind"] }, { type: "object" }] } },
  });
});

test("A child of a part of the base is left as it is", () => {
  const document = inheritance("Base", "Base/oneOf/0");
  expect(untangle(document)).toEqual(document);
});
