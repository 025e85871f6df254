import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readErrorContract } from "../contract.ts";
import { toPointer } from "../document/place.ts";
import { declarationSchema } from "./json-schema.ts";

const error = {
  type: "object",
  properties: {
    error: { type: "object", properties: { code: { type: "string" }, message: { type: "string" } } },
    details: { type: "array", items: { type: "object", properties: { field: { type: "string" } } } },
  },
};
const response = { description: "Gone", content: { "application/json": { schema: error } } };

/** The problems of a document with this `x-error-contract`, each as its place, kind and suggestion. */
function problemsOf(extension: unknown): readonly (readonly [string, string, string | undefined])[] {
  const document = {
    openapi: "3.1.0",
    "x-error-contract": extension,
    paths: { "/a": { get: { responses: { 200: {}, 410: response } } } },
    components: { responses: { Gone: response }, schemas: { Error: error } },
  };
  return (readErrorContract(document).declaration?.problems ?? []).map(({ kind, place, suggestion }) => [
    toPointer(place.keys.slice(1)),
    kind,
    suggestion,
  ]);
}

const ref = (name: string): object => ({ $ref: `#/components/${name}` });

describe("x-error-contract", () => {
  it.each([
    [
      "what it has",
      { envelope: ref("schemas/Error"), responses: { 410: ref("responses/Gone"), "x-note": 1 }, "x-y": 1 },
    ],
    ["pointers and plain names", { fields: { code: "/error/code", details: "details" } }],
    ["what a detail holds", { fields: { details: { at: "/details", pointer: "field" } } }],
    [
      "retired codes and a policy",
      { retired: { old: "2024", older: { since: "1", replacedBy: "new" } }, policy: "open" },
    ],
  ])("may hold %s", (_, extension) => expect(problemsOf(extension)).toEqual([]));

  it.each([
    ["is an object", "yes", [["#", "wrong-type", undefined]]],
    ["has no unknown key, and says which was meant", { respones: {} }, [["#/respones", "unknown-key", "responses"]]],
    ["has no unknown key that resembles nothing", { zzz: 1 }, [["#/zzz", "unknown-key", undefined]]],
    ["has no unknown field", { fields: { kode: "code" } }, [["#/fields/kode", "unknown-key", "code"]]],
    ["has pointers that are texts", { fields: { code: 1 } }, [["#/fields/code", "wrong-type", undefined]]],
    [
      "has pointers that lead somewhere, and says where a path with dots leads",
      { fields: { code: "error.code" } },
      [["#/fields/code", "dead-pointer", "/error/code"]],
    ],
    [
      "has pointers that lead somewhere, and says which place is nearest",
      { fields: { message: "/error/mesage" } },
      [["#/fields/message", "dead-pointer", "/error/message"]],
    ],
    [
      "has pointers that lead somewhere inside a detail",
      { fields: { details: { at: "/details", type: "/kind" } } },
      [["#/fields/details/type", "dead-pointer", undefined]],
    ],
    [
      "says where the details are",
      { fields: { details: { pointer: "field" } } },
      [["#/fields/details", "wrong-type", undefined]],
    ],
    [
      "has references that lead somewhere",
      { envelope: ref("schemas/Nothing") },
      [["#/envelope", "dead-reference", undefined]],
    ],
    [
      "has responses, not schemas",
      { responses: { 410: ref("schemas/Error") } },
      [["#/responses/410", "no-response", undefined]],
    ],
    [
      "has no response of a success",
      { responses: { 200: ref("responses/Gone") } },
      [["#/responses/200", "no-error", undefined]],
    ],
    [
      "has keys that are statuses",
      { responses: { "4xx": ref("responses/Gone") } },
      [["#/responses/4xx", "unknown-key", "4XX"]],
    ],
    ["has one of two policies", { policy: "strict" }, [["#/policy", "wrong-type", undefined]]],
  ])("%s", (_, extension, expected) => expect(problemsOf(extension)).toEqual(expected));

  it("says in a sentence what is wrong and how to correct it", () => {
    const document = { openapi: "3.1.0", "x-error-contract": { respones: {} } };
    expect(readErrorContract(document).declaration?.problems[0]?.message).toBe(
      'x-error-contract has no key "respones". Did you mean "responses"?',
    );
  });

  it("has the JSON Schema that the package publishes; run the test with UPDATE=1 to write it", () => {
    const file = join(import.meta.dirname, "../../x-error-contract.schema.json");
    const text = `${JSON.stringify(declarationSchema(), undefined, 2)}\n`;
    if (process.env["UPDATE"] === "1") writeFileSync(file, text);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(text));
  });
});
