import { describe, expect, test } from "vitest";
import { operationsOf } from "./operations.ts";
import { at, entriesOf, itemsOf, readSpecification } from "./specification.ts";

const { document, files } = readSpecification();
const operations = operationsOf(document);

test("the document has operations, each with a unique id", () => {
  const ids = operations.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(5);
  expect(new Set(ids).size).toBe(ids.length);
});

/** The errors that every operation declares, because they do not depend on what it does. */
const always = ["400", "401", "403", "429", "4XX", "5XX"];

describe.each(operations)("$id", ({ method, path, node, responses }) => {
  test("declares the errors that any call can have", () => {
    expect([...responses.keys()]).toEqual(expect.arrayContaining(always));
  });

  test("needs one scope, which is a read scope if the method is GET and a write scope otherwise", () => {
    const [requirement, ...others] = itemsOf(at(node, "security"));
    const [scope, ...more] = itemsOf(at(requirement, "bearer"));
    expect([...others, ...more]).toEqual([]);
    expect(scope).toMatch(method === "GET" ? /\.read$/ : /\.write$/);
  });

  test("takes each of its error responses from `x-error-contract`", () => {
    const norm = at(document, "x-error-contract", "responses");
    for (const [status, response] of responses) {
      if (status.startsWith("2")) continue;
      expect(response, status).toBe(at(norm, status));
    }
  });

  test("lists unique fields of its body if and only if it can return 409", () => {
    const unique = itemsOf(at(node, "x-unique")).map(String);
    expect(unique.length > 0).toBe(responses.has("409"));
    const properties = at(node, "requestBody", "content", "application/json", "schema", "properties");
    expect(entriesOf(properties).map(([name]) => name)).toEqual(expect.arrayContaining(unique));
  });

  test("returns 404 if and only if its path has a parameter", () => {
    expect(responses.has("404")).toBe(path.includes("{"));
  });

  test("lets the caller choose the request id", () => {
    const parameters = itemsOf(at(document, "paths", path, "parameters"));
    expect(parameters.map((parameter) => at(parameter, "name"))).toContain("X-Request-ID");
  });
});

test("every scope is used, and every scope used is described", () => {
  const scope = files.get("components/schemas/Scope.yaml");
  const used = operations.flatMap(({ node }) =>
    itemsOf(at(node, "security")).flatMap((requirement) => itemsOf(at(requirement, "bearer"))),
  );
  expect(new Set(itemsOf(at(scope, "enum")))).toEqual(new Set(used));
  expect(entriesOf(at(scope, "x-enumDescriptions")).map(([name]) => name)).toEqual(itemsOf(at(scope, "enum")));
});
