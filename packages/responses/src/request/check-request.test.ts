import { type Json, readErrorContract, resolveWithin, walk } from "@error-contract/contract";
import { describe, expect, test } from "vitest";
import { UnservableDocument } from "../errors/unservable-document.ts";
import { schemaChecks } from "../schema/schema-checks.ts";
import type { BodyLimits } from "./body-limits.ts";
import { type Checked, type RawRequest, requestCheck } from "./check-request.ts";
import { planOperations } from "./operation-plan.ts";

const note = {
  type: "object",
  required: ["title"],
  additionalProperties: false,
  properties: {
    title: { type: "string", minLength: 1, maxLength: 5 },
    owner: { type: ["string", "null"], format: "uuid" },
    kind: { enum: ["short", "long"] },
    tags: { type: "array", uniqueItems: true, minItems: 1, items: { type: ["string", "object"] } },
    // The first alternative rejects every number of a list that the second allows.
    points: { anyOf: [{ items: { $ref: "#/components/schemas/Point" } }, { type: "array" }] },
    pairs: { type: "array", items: { $ref: "#/components/schemas/Point" } },
    size: { oneOf: [{ type: "integer" }, { type: "object", required: ["w"] }] },
    weight: { anyOf: [{ oneOf: [{ type: "integer" }, { type: "boolean" }] }, { type: "null" }] },
    color: { anyOf: [{ type: "integer" }, { type: "null" }], oneOf: [{ type: "integer" }, { type: "boolean" }] },
    "a/b~c": { type: "boolean" },
  },
};
const parameters = [
  { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100, default: 20 } },
  { name: "ratio", in: "query", schema: { type: "number", exclusiveMinimum: 0 } },
  { name: "after", in: "query", schema: { type: "string", format: "date-time" } },
  { name: "path", in: "query", schema: { type: "string", pattern: "^/" } },
  { name: "draft", in: "query", schema: { type: "boolean" } },
  { name: "ids", in: "query", explode: false, schema: { type: "array", items: { type: "integer" } } },
  { name: "X-Mode", in: "header", required: true, schema: { enum: ["a", "b"] } },
];

function documentWith(operation: Json): Json {
  return {
    openapi: "3.1.0",
    paths: { "/notes/{id}": { post: { operationId: "addNote", responses: {}, ...operation } } },
    components: { schemas: { Note: note, Point: { type: "object", required: ["x", "y"] } } },
  };
}

const requestBody = {
  required: true,
  content: { "application/json": { schema: { $ref: "#/components/schemas/Note" } } },
};
const id = { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } };

function checkFor(document: Json, bodyLimits?: BodyLimits): (request: RawRequest) => Checked {
  const [plan] = planOperations(readErrorContract(document), walk(document, resolveWithin(document)));
  if (plan === undefined) throw new Error("The document has no operations.");
  return requestCheck(plan, schemaChecks(document), bodyLimits);
}

const document = documentWith({ parameters: [...parameters, id], requestBody });
const check = checkFor(document);
const checkAnySize = checkFor(document, { values: Number.POSITIVE_INFINITY });
const good: RawRequest = {
  path: { id: "57f0b3c6-1d8a-4c95-a2e7-90d4f6b8e213" },
  search: "",
  headers: { "x-mode": "a", "content-type": "application/json" },
  body: body('{"title":"one"}'),
};

function body(text: string | Uint8Array): RawRequest["body"] {
  return { kind: "complete", bytes: Buffer.from(text) };
}

/** `location pointer type: message`, one for each fault. */
function faultsOf(request: Partial<RawRequest>, by = check): readonly string[] {
  const checked = by({ ...good, ...request });
  if (checked.kind === "good") return [];
  return checked.faults.map((fault) => `${fault.location} ${fault.pointer} ${fault.type}: ${fault.message}`);
}

const json = { "x-mode": "a", "content-type": "application/json" };

describe("A request with", () => {
  test.each<[string, Partial<RawRequest>, readonly string[]]>([
    [
      "text for a number",
      { search: "limit=many" },
      ["query /limit wrong_type: Expected a whole number from 1 to 100."],
    ],
    [
      "a number too large",
      { search: "limit=101" },
      ["query /limit out_of_range: Expected a whole number from 1 to 100."],
    ],
    ["a fraction", { search: "limit=1.5" }, ["query /limit wrong_type: Expected a whole number from 1 to 100."]],
    ["an empty value", { search: "limit=" }, ["query /limit wrong_type: Expected a whole number from 1 to 100."]],
    [
      "a parameter twice",
      { search: "limit=1&limit=2" },
      ["query /limit repeated: Expected once, but given more than once."],
    ],
    ["an unknown parameter", { search: "limt=1" }, ["query /limt unexpected: Unknown parameter."]],
    [
      "invalid percent-encoding",
      { search: "path=%2" },
      ["query /path malformed: The percent-encoding is invalid or not UTF-8."],
    ],
    ["0 for a number above 0", { search: "ratio=0" }, ["query /ratio out_of_range: Expected a number above 0."]],
    [
      "a time without a zone",
      { search: "after=2026-03-02T03:00:00" },
      ["query /after wrong_format: Expected an RFC 3339 timestamp with a UTC offset."],
    ],
    ["text that breaks a pattern", { search: "path=a" }, ["query /path wrong_format: Expected text that matches ^/."]],
    ["yes for true", { search: "draft=yes" }, ["query /draft wrong_type: Expected true or false."]],
    ["a wrong item in a list", { search: "ids=1,b" }, ["query /ids/1 wrong_type: Expected a whole number."]],
    [
      "a missing header",
      { headers: { "content-type": "application/json" } },
      ["header /X-Mode missing: Required, but missing."],
    ],
    ["a wrong header", { headers: { ...json, "x-mode": "c" } }, ['header /X-Mode wrong_value: Expected "a" or "b".']],
    ["a wrong id", { path: { id: "7" } }, ["path /id wrong_format: Expected a UUID."]],
    ["no body", { body: { kind: "none" } }, ["body  missing: A body is required, but missing."]],
    [
      "too large a body",
      { body: { kind: "too_large", bytes: Buffer.alloc(0) } },
      ["body  too_large: Expected at most 1,000,000 bytes."],
    ],
    [
      "an incomplete body",
      { body: { kind: "broken", bytes: Buffer.alloc(0) } },
      ["body  malformed: The body is incomplete."],
    ],
    [
      "a value in 101 lists",
      { body: body(`{"title":${"[".repeat(100)}${"]".repeat(100)}}`) },
      ["body  too_large: Expected lists and objects nested at most 100 levels deep."],
    ],
    [
      "20,001 properties and items",
      { body: body(`{"title":"a","tags":[${'"a",'.repeat(19_996)}"a"]}`.replace("{", '{"n":{},')) },
      ["body  too_large: Expected at most 20,000 properties and items in all."],
    ],
    [
      "brackets in a string",
      { body: body(`{"title":"${'\\"[{'.repeat(200)}"}`) },
      ["body /title wrong_length: Expected text of 1 to 5 characters."],
    ],
    ["a UUID as a URN", { path: { id: `urn:uuid:${good.path["id"]}` } }, ["path /id wrong_format: Expected a UUID."]],
    ["broken JSON", { body: body('{"title":}') }, ["body  malformed: The body is not valid JSON."]],
    [
      "text that is not UTF-8",
      { body: body(new Uint8Array([0x22, 0xff, 0x22])) },
      ["body  malformed: The body is not UTF-8."],
    ],
    [
      "a reserved name",
      { body: body('{"__proto__":{}}') },
      [
        "body /__proto__ unexpected: This name is reserved in JavaScript.",
        "body /title missing: Required, but missing.",
      ],
    ],
    [
      "another content type",
      { headers: { ...json, "content-type": "text/plain" } },
      ["header /content-type unsupported: Expected application/json."],
    ],
    [
      "another charset",
      { headers: { ...json, "content-type": "application/json; charset=latin1" } },
      ["header /content-type unsupported: Expected the charset utf-8."],
    ],
    [
      "a content encoding",
      { headers: { ...json, "content-encoding": "gzip" } },
      ["header /content-encoding unsupported: Expected a body without content encoding."],
    ],
    ["a list as its body", { body: body("[]") }, ["body  wrong_type: Expected an object."]],
    [
      "text too long",
      { body: body('{"title":"longer"}') },
      ["body /title wrong_length: Expected text of 1 to 5 characters."],
    ],
    ["a wrong type", { body: body('{"title":1}') }, ["body /title wrong_type: Expected text of 1 to 5 characters."]],
    [
      "a wrong format",
      { body: body('{"title":"a","owner":"x"}') },
      ["body /owner wrong_format: Expected a UUID or null."],
    ],
    [
      "a value outside an enum",
      { body: body('{"title":"a","kind":"odd"}') },
      ['body /kind wrong_value: Expected "short" or "long".'],
    ],
    [
      "an empty list",
      { body: body('{"title":"a","tags":[]}') },
      ["body /tags wrong_length: Expected a list of at least 1 item."],
    ],
    [
      "equal items",
      { body: body('{"title":"a","tags":[{"a":1,"b":2},{"b":2,"a":1}]}') },
      ["body /tags repeated: An item occurs more than once."],
    ],
    [
      "a value that matches no alternative",
      { body: body('{"title":"a","size":{}}') },
      ["body /size wrong_value: It matches none of the allowed alternatives."],
    ],
    [
      "a value that matches no alternative, not even a nested one",
      { body: body('{"title":"a","weight":"x"}') },
      ["body /weight wrong_value: It matches none of the allowed alternatives."],
    ],
    [
      "a value that matches no alternative of `anyOf` and of `oneOf`",
      { body: body('{"title":"a","color":"x"}') },
      ["body /color wrong_value: It matches none of the allowed alternatives."],
    ],
    [
      "a property name that needs escaping",
      { body: body('{"title":"a","a/b~c":1}') },
      ["body /a~1b~0c wrong_type: Expected true or false."],
    ],
    [
      "several faults",
      { search: "limit=0&x=1", body: body('{"titel":"a"}') },
      [
        "query /limit out_of_range: Expected a whole number from 1 to 100.",
        "query /x unexpected: Unknown parameter.",
        "body /title missing: Required, but missing.",
        "body /titel unexpected: Unknown property.",
      ],
    ],
  ])("%s gets a detail for each fault", (_, request, faults) => {
    expect(faultsOf(request)).toEqual(faults);
  });

  test("no fault returns its values in the document's types", () => {
    const checked = check({ ...good, search: "draft=true&ids=1,2&ratio=5e-1" });
    expect(checked).toEqual({
      kind: "good",
      input: {
        path: good.path,
        query: { limit: 20, draft: true, ids: [1, 2], ratio: 0.5 },
        header: { "X-Mode": "a" },
        body: { title: "one" },
      },
    });
  });

  test("thousands of faults gets the first hundred", () => {
    const names = Array.from({ length: 5000 }, (_, index) => `"p${index}":1`).join(",");
    expect(faultsOf({ body: body(`{"title":"a",${names}}`) })).toHaveLength(100);
  });

  test.each<[string, Partial<RawRequest>]>([
    ["numbers in a list of texts", { body: body(`{"title":"a","tags":[${"1,".repeat(480_000)}1]}`) }],
    ["objects that lack two properties", { body: body(`{"title":"a","pairs":[${"{},".repeat(300_000)}{}]}`) }],
    [
      "unknown properties of a body",
      { body: body(`{"title":"a",${Array.from({ length: 90_000 }, (_, i) => `"${i}":1`)}}`) },
    ],
    ["unknown parameters", { search: Array.from({ length: 200_000 }, (_, i) => i).join("&") }],
    ["parameters with invalid percent-encoding", { search: "%&".repeat(200_000) }],
    ["wrong items of a parameter", { search: `ids=${"x,".repeat(200_000)}` }],
  ])("a megabyte of %s gets the first hundred faults, even without a limit on values", (_, request) => {
    expect(faultsOf(request, checkAnySize)).toHaveLength(100);
  });

  test("a very long list gets no fault for an alternative that it need not match", () => {
    const points = Array.from({ length: 2_000 }, () => 1);
    expect(faultsOf({ body: body(JSON.stringify({ title: "a", points })) })).toEqual([]);
    expect(faultsOf({ body: body(JSON.stringify({ title: 1, points })) })).toEqual([
      "body /title wrong_type: Expected text of 1 to 5 characters.",
    ]);
  });

  test.each([
    ["a long name that needs escaping", { search: `${"~".repeat(500)}=1` }],
    ["a long name of multi-byte characters", { search: `${"%C3%A9".repeat(1_500)}=1` }],
    ["a long property name that needs escaping", { body: body(`{"title":"a","${"/".repeat(500)}":1}`) }],
  ])("%s gets an empty pointer, because its own would exceed 1,000 characters", (_, request) => {
    const checked = check({ ...good, ...request });
    expect(checked).toMatchObject({ kind: "faulty", faults: [{ pointer: "" }] });
  });

  test("a very long property name gets the pointer of the enclosing object", () => {
    const [fault] = faultsOf({ body: body(`{"title":"a","${"x".repeat(5000)}":1}`) });
    expect(fault).toBe("body  unexpected: Unknown property.");
  });

  test("90,000 unique items is checked without comparing every pair", () => {
    const items = Array.from({ length: 90_000 }, (_, index) => `"${index}"`).join(",");
    expect(faultsOf({ body: body(`{"title":"a","tags":[${items}]}`) }, checkAnySize)).toEqual([]);
  });
});

describe("A document with", () => {
  test.each([
    ["an operation without an operationId", { operationId: undefined }, "has no operationId"],
    ["a cookie parameter", { parameters: [{ name: "c", in: "cookie", schema: {} }] }, "only path, query and header"],
    [
      "a deep object",
      { parameters: [{ name: "c", in: "query", style: "deepObject", schema: {} }] },
      "only path, query and header",
    ],
    ["an XML body", { requestBody: { content: { "application/xml": {} } } }, "only JSON bodies"],
  ])("%s is rejected, and the error names the place", (_, operation, message) => {
    const document = documentWith(operation);
    expect(() => planOperations(readErrorContract(document), walk(document, resolveWithin(document)))).toThrow(
      UnservableDocument,
    );
    expect(() => planOperations(readErrorContract(document), walk(document, resolveWithin(document)))).toThrow(message);
    expect(() => planOperations(readErrorContract(document), walk(document, resolveWithin(document)))).toThrow(
      "#/paths/~1notes~1{id}",
    );
  });
});
