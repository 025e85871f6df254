import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { operationsOf } from "./operations.ts";
import { at, entriesOf, follow, itemsOf, type Json, readSpecification } from "./specification.ts";

const { document, files } = readSpecification();
const onDisk = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((path) => /^(paths|components)\/.*\.yaml$/.test(path))
  .sort();
const norm = at(document, "x-error-contract", "responses");
const bodyOf = (response: Json | undefined) => at(response, "content", "application/json", "schema");

describe("the files", () => {
  test("are all used, and all there", () => {
    const used = [...files.keys()].filter((path) => path !== "openapi.yaml").sort();
    expect(onDisk).toEqual(used);
  });

  test("of path items are named like the path", () => {
    for (const [path, item] of entriesOf(at(document, "paths"))) {
      expect(files.get(`paths/${path.slice(1).replaceAll("/", "_")}.yaml`), path).toBe(item);
    }
  });

  test("of components that the entry document lists are named like the component", () => {
    for (const [kind, components] of entriesOf(at(document, "components"))) {
      for (const [name, component] of entriesOf(components)) {
        expect(files.get(`components/${kind}/${name}.yaml`), `${kind}/${name}`).toBe(component);
      }
    }
  });

  test("hold each response that the norm names, and the entry document lists no other", () => {
    const named = entriesOf(norm).map(([, reference]) => follow(document, at(reference, "$ref")));
    const listed = entriesOf(at(document, "components", "responses")).map(([, response]) => response);
    expect(new Set(named)).toEqual(new Set(listed));
    expect(named).not.toContain(undefined);
  });
});

describe("the codes are those of the design", () => {
  const DESIGN = [
    { status: 400, code: "bad_request", retryable: false, headers: [] },
    { status: 401, code: "unauthorized", retryable: false, headers: ["WWW-Authenticate"] },
    { status: 403, code: "forbidden", retryable: false, headers: [] },
    { status: 404, code: "not_found", retryable: false, headers: [] },
    { status: 405, code: "method_not_allowed", retryable: false, headers: ["Allow"] },
    { status: 409, code: "duplicate_record", retryable: false, headers: [] },
    { status: 500, code: "server_error", retryable: false, headers: [] },
    { status: 502, code: "bad_gateway", retryable: true, headers: [] },
    { status: 504, code: "gateway_timeout", retryable: true, headers: [] },
  ] as const;

  test.each(DESIGN)("$status $code", ({ status, code, retryable, headers }) => {
    const response = follow(document, at(norm, String(status), "$ref"));
    const schema = bodyOf(response);
    const [envelope, pinned] = itemsOf(at(schema, "allOf"));
    expect(envelope).toBe(follow(document, at(document, "x-error-contract", "envelope", "$ref")));
    expect(at(pinned, "properties", "code", "const")).toBe(code);
    expect(at(pinned, "properties", "status", "const")).toBe(status);
    expect(at(pinned, "required")).toEqual(["code", "status"]);

    const entry = at(schema, "x-error");
    expect(at(entry, "title")).toBe(at(schema, "title"));
    expect(itemsOf(at(entry, "cause")).length, "cause").toBeGreaterThan(0);
    for (const text of itemsOf(at(entry, "cause"))) expect(text).toMatch(/^[A-Z`].+\.$/s);
    expect(itemsOf(at(entry, "remedy")).length, "remedy").toBeGreaterThan(0);
    for (const text of itemsOf(at(entry, "remedy"))) expect(text).toMatch(/^[A-Z`].+\.$/s);
    expect(at(entry, "retryable")).toBe(retryable);

    const range = bodyOf(follow(document, at(norm, `${Math.floor(status / 100)}XX`, "$ref")));
    expect(itemsOf(at(range, "oneOf"))).toContain(schema);
    expect(entriesOf(at(response, "headers")).map(([name]) => name)).toEqual(["X-Request-ID", ...headers]);
  });

  test("and there are no others", () => {
    const statuses = entriesOf(norm).map(([status]) => status);
    expect(new Set(statuses)).toEqual(new Set([...DESIGN.map(({ status }) => String(status)), "4XX", "5XX"]));
    const members = ["4XX", "5XX"].flatMap((range) =>
      itemsOf(at(bodyOf(follow(document, at(norm, range, "$ref"))), "oneOf")),
    );
    expect(members).toHaveLength(DESIGN.length);
  });
});

test("every response, also of success, has the header X-Request-ID, and always sends the headers that it names", () => {
  const named = entriesOf(at(document, "components", "responses"));
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
