import { describe, expect, test } from "vitest";
import { operationsOf } from "./operations.ts";
import { at, entriesOf, follow, itemsOf, readSpecification } from "./specification.ts";

const { document, files } = readSpecification();
const operations = operationsOf(document);

describe("the operations are those of the design, each with its scope and its errors", () => {
  const DESIGN = `
    listApiLogs       GET    /api-logs                api-logs.read   400 401 403 4XX 5XX
    getApiLog         GET    /api-logs/{api_log_id}   api-logs.read   400 401 403 404 4XX 5XX
    listApiLogGroups  GET    /api-log-groups          api-logs.read   400 401 403 4XX 5XX
    listApiKeys       GET    /api-keys                api-keys.read   400 401 403 4XX 5XX
    createApiKey      POST   /api-keys                api-keys.write  400 401 403 409 4XX 5XX
    getApiKey         GET    /api-keys/{api_key_id}   api-keys.read   400 401 403 404 4XX 5XX
    updateApiKey      PATCH  /api-keys/{api_key_id}   api-keys.write  400 401 403 404 409 4XX 5XX
    deleteApiKey      DELETE /api-keys/{api_key_id}   api-keys.write  400 401 403 404 4XX 5XX`;
  const rows = DESIGN.trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).join(" "));

  test.each(rows)("%s", (row) => {
    const declared = operations.map(({ id, method, path, node, responses }) =>
      [
        id,
        method,
        path,
        ...itemsOf(at(node, "security")).flatMap((requirement) => itemsOf(at(requirement, "bearer"))),
        ...[...responses.keys()].filter((status) => !status.startsWith("2")),
      ].join(" "),
    );
    expect(declared).toContain(row);
  });

  test("and there are no others", () => {
    expect(operations.map(({ id }) => id)).toHaveLength(rows.length);
  });
});

describe.each(operations)("$id", ({ path, node, responses }) => {
  test("takes each of its error responses from the norm", () => {
    const norm = at(document, "x-error-contract", "responses");
    for (const [status, response] of responses) {
      if (status.startsWith("2")) continue;
      expect(response, status).toBe(follow(document, at(norm, status, "$ref")));
    }
  });

  test("lists unique fields of its body exactly when it can answer 409", () => {
    const unique = itemsOf(at(node, "x-unique")).map(String);
    expect(unique.length > 0).toBe(responses.has("409"));
    const properties = at(node, "requestBody", "content", "application/json", "schema", "properties");
    expect(entriesOf(properties).map(([name]) => name)).toEqual(expect.arrayContaining(unique));
  });

  test("answers 404 exactly when its path names a resource", () => {
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
