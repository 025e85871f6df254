import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { operationsOf } from "./operations.ts";
import { at, entriesOf, itemsOf, type Json, readSpecification } from "./specification.ts";

const { document, files } = readSpecification();
const onDisk = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((path) => /^(paths|components)\/.*\.yaml$/.test(path))
  .sort();
const norm = at(document, "x-error-contract", "responses");
const bodyOf = (response: Json | undefined) => at(response, "content", "application/json", "schema");

describe("the files", () => {
  test("are all used, and none is missing", () => {
    const used = [...files.keys()].filter((path) => path !== "openapi.yaml").sort();
    expect(onDisk).toEqual(used);
  });

  test("of path items are named after the path", () => {
    for (const [path, item] of entriesOf(at(document, "paths"))) {
      expect(files.get(`paths/${path.slice(1).replaceAll("/", "_")}.yaml`), path).toBe(item);
    }
  });

  test("of components in the entry document are named after the component", () => {
    for (const [kind, components] of entriesOf(at(document, "components"))) {
      for (const [name, component] of entriesOf(components)) {
        expect(files.get(`components/${kind}/${name}.yaml`), `${kind}/${name}`).toBe(component);
      }
    }
  });
});

/** The codes: the responses of `x-error-contract` for a single status, with the schema of their body. */
const codes = entriesOf(norm)
  .filter(([status]) => /^\d+$/.test(status))
  .map(([status, response]) => ({ status, response, schema: bodyOf(response) }));

describe.each(codes)("the response for $status", ({ status, response, schema }) => {
  test("pins its status and a code on top of the envelope", () => {
    const [envelope, pinned] = itemsOf(at(schema, "allOf"));
    expect(envelope).toBe(at(document, "x-error-contract", "envelope"));
    expect(at(pinned, "properties", "status", "const")).toBe(Number(status));
    expect(at(pinned, "properties", "code", "const")).toEqual(expect.stringMatching(/^[a-z]+(_[a-z]+)*$/));
    expect(at(pinned, "required")).toEqual(["code", "status"]);
  });

  test("has a title, causes, remedies and whether a retry can help", () => {
    const entry = at(schema, "x-error");
    expect(at(entry, "title")).toBe(at(schema, "title"));
    for (const key of ["cause", "remedy"]) {
      expect(itemsOf(at(entry, key)).length, key).toBeGreaterThan(0);
      for (const text of itemsOf(at(entry, key))) expect(text, key).toMatch(/^[A-Z`].+\.$/s);
    }
    expect(at(entry, "retryable")).toEqual(expect.any(Boolean));
  });

  test("has exactly the headers that its status requires", () => {
    const wanted: Readonly<Record<string, string>> = {
      "401": "WWW-Authenticate",
      "405": "Allow",
      "429": "Retry-After",
      "503": "Retry-After",
      // A server that cannot reach its database knows when it will try again.
      "502": "Retry-After",
      "504": "Retry-After",
    };
    const names = entriesOf(at(response, "headers")).map(([name]) => name);
    expect(names).toEqual(["X-Request-ID", wanted[status] ?? []].flat());
  });

  test("is one of the alternatives in the range of its status", () => {
    expect(itemsOf(at(bodyOf(at(norm, `${status[0]}XX`)), "oneOf"))).toContain(schema);
  });
});

describe("the codes", () => {
  const codeOf = (schema: Json | undefined) => at(itemsOf(at(schema, "allOf"))[1], "properties", "code", "const");

  test("are unique", () => {
    expect(new Set(codes.map(({ schema }) => codeOf(schema))).size).toBe(codes.length);
  });

  test("of the ranges are those of the single statuses, in the same order", () => {
    const ofRanges = ["4XX", "5XX"].flatMap((range) => itemsOf(at(bodyOf(at(norm, range)), "oneOf")).map(codeOf));
    expect(ofRanges).toEqual(codes.map(({ schema }) => codeOf(schema)));
  });
});

test("every response, including successful ones, has X-Request-ID and requires each header that it names", () => {
  const named = entriesOf(norm);
  const ofOperations = operationsOf(document).flatMap(({ id, responses }) =>
    [...responses].map(([status, response]): [string, Json] => [`${id} ${status}`, response]),
  );
  for (const [name, response] of [...named, ...ofOperations]) {
    const headers = entriesOf(at(response, "headers"));
    expect(
      headers.map(([header]) => header),
      name,
    ).toContain("X-Request-ID");
    for (const [header, definition] of headers) expect(at(definition, "required"), `${name} ${header}`).toBe(true);
  }
});
