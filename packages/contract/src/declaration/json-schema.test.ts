import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { readErrorContract } from "../contract.ts";
import { declarationSchema } from "./json-schema.ts";

const published: object = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../x-error-contract.schema.json"), "utf8"),
);
const validate = new Ajv2020({ strict: false }).compile(published);

/**
 * The problems that the validator finds. The document has every place and component that the valid declarations name: a
 * JSON Schema cannot check those.
 */
function problemsOf(declaration: unknown): readonly string[] {
  const body = { type: "object", properties: { code: { type: "string" }, message: { type: "string" }, details: {} } };
  const document = {
    openapi: "3.1.0",
    paths: { "/a": { get: { responses: { 200: {}, 404: { content: { "application/json": { schema: body } } } } } } },
    components: { schemas: { Error: body }, responses: { NotFound: { description: "No." } } },
    "x-error-contract": declaration,
  };
  const { declaration: read } = readErrorContract(document);
  return (read?.problems ?? []).map(({ message }) => message);
}

const good: readonly unknown[] = [
  {},
  { policy: "open" },
  { fields: { code: "code", message: "/message" } },
  { fields: { details: "/details" } },
  { fields: { details: { at: "details", "x-note": 1 } } },
  { envelope: { $ref: "#/components/schemas/Error" } },
  { responses: { 404: { $ref: "#/components/responses/NotFound" }, "4XX": { description: "A." }, "x-note": true } },
  { retired: { old: "since 2", older: { since: "1", description: "Why.", replacedBy: "new" } } },
  { "x-note": [] },
];

const bad: readonly unknown[] = [
  "text",
  [],
  { polcy: "open" },
  { policy: "half" },
  { fields: [] },
  { fields: { cod: "/code" } },
  { fields: { code: 7 } },
  { fields: { details: {} } },
  { fields: { details: { at: "details", poiner: "/x" } } },
  { envelope: "Error" },
  { responses: { "4xx": { description: "A." } } },
  { responses: { 200: { description: "A." } } },
  { responses: { 404: 7 } },
  { retired: { old: 7 } },
  { retired: { old: { sinc: "1" } } },
];

describe("the published JSON Schema", () => {
  it("is the one that the package generates", () => expect(published).toEqual(declarationSchema()));

  it.each(good.map((one) => [one]))("accepts what the validator accepts: %j", (declaration) => {
    expect(problemsOf(declaration)).toEqual([]);
    expect(validate(declaration)).toBe(true);
  });

  it.each(bad.map((one) => [one]))("rejects what the validator rejects: %j", (declaration) => {
    expect(problemsOf(declaration)).not.toEqual([]);
    expect(validate(declaration)).toBe(false);
  });
});
