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
      "references and extensions",
      { envelope: ref("schemas/Error"), responses: { 410: ref("responses/Gone"), "x-note": 1 }, "x-y": 1 },
    ],
    ["pointers and plain names", { fields: { code: "/error/code", details: "details" } }],
    ["the fields of a detail", { fields: { details: { at: "/details", pointer: "field" } } }],
    [
      "retired codes and a policy",
      { retired: { old: "2024", older: { since: "1", replacedBy: "new" } }, policy: "open" },
    ],
  ])("may have %s", (_, extension) => expect(problemsOf(extension)).toEqual([]));

  it.each([
    ["must be an object", "yes", [["#", "wrong-type", undefined]]],
    ["rejects an unknown key and suggests another", { respones: {} }, [["#/respones", "unknown-key", "responses"]]],
    ["rejects an unknown key that resembles no other", { zzz: 1 }, [["#/zzz", "unknown-key", undefined]]],
    ["rejects an unknown field", { fields: { kode: "code" } }, [["#/fields/kode", "unknown-key", "code"]]],
    ["rejects a pointer that is not a string", { fields: { code: 1 } }, [["#/fields/code", "wrong-type", undefined]]],
    [
      "rejects a path with dots, and suggests the pointer",
      { fields: { code: "error.code" } },
      [["#/fields/code", "dead-pointer", "/error/code"]],
    ],
    [
      "rejects a pointer that matches nothing, and suggests the nearest place",
      { fields: { message: "/error/mesage" } },
      [["#/fields/message", "dead-pointer", "/error/message"]],
    ],
    [
      "rejects a pointer that matches nothing inside a detail",
      { fields: { details: { at: "/details", type: "/kind" } } },
      [["#/fields/details/type", "dead-pointer", undefined]],
    ],
    [
      "must say where the details are",
      { fields: { details: { pointer: "field" } } },
      [["#/fields/details", "wrong-type", undefined]],
    ],
    [
      "rejects a reference that does not resolve",
      { envelope: ref("schemas/Nothing") },
      [["#/envelope", "dead-reference", undefined]],
    ],
    [
      "rejects a schema where a response belongs",
      { responses: { 410: ref("schemas/Error") } },
      [["#/responses/410", "no-response", undefined]],
    ],
    [
      "rejects the response of a success",
      { responses: { 200: ref("responses/Gone") } },
      [["#/responses/200", "no-error", undefined]],
    ],
    [
      "rejects a key that is not a status",
      { responses: { "4xx": ref("responses/Gone") } },
      [["#/responses/4xx", "unknown-key", "4XX"]],
    ],
    ["rejects an unknown policy", { policy: "strict" }, [["#/policy", "wrong-type", undefined]]],
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
