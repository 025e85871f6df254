import { errorPageUrl } from "@error-contract/contract";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { examplesIn, objectsIn } from "./examples.ts";
import { operationsOf } from "./operations.ts";
import { at, entriesOf, isObject, itemsOf, type JsonObject, readSpecification } from "./specification.ts";

const { document, files } = readSpecification();
const examples = [...files].flatMap(([path, content]) =>
  examplesIn(content, files.values()).map((example) => ({ ...example, place: `${path} ${example.place}` })),
);

describe("every example and default is valid under JSON Schema 2020-12", () => {
  // Strict about unknown keywords and formats. A schema in an `allOf` may leave the type to its sibling.
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  formats.default(ajv);
  ajv.addVocabulary(["example", "x-enumDescriptions", "x-error", "x-error-codes"]);

  test.each(examples)("$place", ({ value, schema }) => {
    if (!isObject(schema)) throw new Error("the example has no schema");
    const validate = ajv.compile(schema);
    validate(value);
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe.each(operationsOf(document))("$id has examples", ({ node, responses }) => {
  test("of its request, if it has a body", () => {
    for (const [mediaType, media] of entriesOf(at(node, "requestBody", "content"))) {
      expect(entriesOf(at(media, "examples")), mediaType).not.toEqual([]);
    }
  });

  test.each([...responses])("of its response %s", (_status, response) => {
    const content = entriesOf(at(response, "content"));
    expect(content).not.toEqual([]);
    for (const [mediaType, media] of content) {
      expect(entriesOf(at(media, "examples")), mediaType).not.toEqual([]);
    }
  });
});

describe("the examples tell one story", () => {
  const guide = String(at(document, "info", "description"));
  const inGuide = [...guide.matchAll(/```json\n(.*?)```/gs)].map(([, block]) => JSON.parse(block ?? ""));
  const objects = [...examples.map(({ value }) => value), ...inGuide].flatMap(objectsIn);
  const errors = objects.filter((object) => at(object, "type") === "error");
  const logs = objects.filter((object) => at(object, "type") === "api-log");

  test("an error links to the page of its code", () => {
    const base = at(itemsOf(at(document, "servers"))[0], "url");
    for (const error of errors) {
      expect(at(error, "documentation_url")).toBe(errorPageUrl(String(base), String(at(error, "code"))));
    }
  });

  test("an API log agrees with the error that it records", () => {
    for (const log of logs) {
      expect(at(log, "response_body", "status")).toBe(at(log, "response_status_code"));
      expect(at(log, "response_body", "request_id")).toBe(at(log, "request_id"));
      expect(String(at(log, "response_sent_at")) >= String(at(log, "request_received_at"))).toBe(true);
    }
  });

  test("one request id belongs to one error, wherever it is shown", () => {
    const byRequest = new Map(errors.map((error) => [at(error, "request_id"), error]));
    expect(byRequest.size).toBeGreaterThan(10);
    for (const error of errors) expect(error).toEqual(byRequest.get(at(error, "request_id")));
  });

  test("an API log is the same in the page, in the stream and in full", () => {
    const byId = new Map(logs.map((log) => [at(log, "id"), entryOf(log)]));
    expect(byId.size).toBeGreaterThan(2);
    for (const log of logs) expect(entryOf(log)).toEqual(byId.get(at(log, "id")));
  });

  function entryOf(log: JsonObject): object {
    return Object.fromEntries(Object.entries(log).filter(([name]) => !name.match(/^request_(headers|body)/)));
  }
});
