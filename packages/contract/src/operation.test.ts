import { describe, expect, it } from "vitest";
import { readErrorContract } from "./contract.ts";
import type { Operation } from "./operation.ts";

function operations(document: object): readonly Operation[] {
  return readErrorContract({ openapi: "3.2.0", ...document }).operations;
}

function operation(rest: object, root: object = {}): Operation | undefined {
  return operations({ ...root, paths: { "/a/{id}": { parameters: [{ name: "id", in: "path" }], get: rest } } })[0];
}

describe("operations", () => {
  it("are found under paths, under webhooks, in callbacks, and under additionalOperations (3.2)", () => {
    const done = { "{$url}": { post: { callbacks: { never: { x: { get: {} } } } } } };
    const found = operations({
      paths: {
        "/a": { $ref: "#/components/pathItems/A" },
        "/b": { query: {}, additionalOperations: { PURGE: {} }, summary: "no operation", "x-get": {} },
        "x-paths": { get: {} },
      },
      webhooks: { happened: { post: {} } },
      components: { pathItems: { A: { get: {}, post: { callbacks: { done } } } } },
    });
    expect(found.map(({ kind, method, path }) => `${kind} ${method} ${path}`)).toEqual([
      "path GET /a",
      "path POST /a",
      "callback POST {$url}",
      "path QUERY /b",
      "path PURGE /b",
      "webhook POST happened",
    ]);
  });

  it("are not found in schemas or examples that only look like paths", () => {
    const lookalike = { paths: { "/x": { get: { responses: {} } } }, responses: { "4xx": {} } };
    expect(operations({ components: { schemas: { paths: { properties: lookalike, example: lookalike } } } })).toEqual(
      [],
    );
  });

  it("have the path item's parameters, replaced by their own of the same name and place", () => {
    expect(
      operation({ parameters: [{ name: "id", in: "path" }, { name: "id", in: "query" }, null, {}] })?.parameters,
    ).toEqual([
      { name: "id", in: "path" },
      { name: "id", in: "query" },
    ]);
  });

  it("keep the place where responses are, or would be", () => {
    expect(operation({ responses: {} })?.responsesPlace.path).toEqual(["paths", "/a/{id}", "get", "responses"]);
    expect(operation({})?.responsesPlace.path).toEqual(["paths", "/a/{id}", "get"]);
  });
});

describe("effective security", () => {
  const root = { security: [{ bearer: ["read", "write"] }, { key: [] }] };
  const open = { public: true, secured: false, scopes: [], schemes: [] };
  it.each([
    [
      "the document's",
      {},
      root,
      { public: false, secured: true, scopes: ["read", "write"], schemes: ["bearer", "key"] },
    ],
    [
      "the operation's own",
      { security: [{ bearer: ["own"] }] },
      root,
      { public: false, secured: true, scopes: ["own"], schemes: ["bearer"] },
    ],
    ["none: an empty list", { security: [] }, root, open],
    ["none: only the empty requirement", { security: [{}] }, root, open],
    ["none at all", {}, {}, open],
    [
      "optional: public and secured",
      { security: [{}, { bearer: [] }] },
      root,
      { public: true, secured: true, scopes: [], schemes: ["bearer"] },
    ],
  ])("is %s", (_, own, document, expected) => expect(operation(own, document)?.security).toEqual(expected));
});

describe("unique constraints", () => {
  it.each([
    ["on the operation", { "x-unique": ["name"] }, ["name"]],
    ["as one name", { "x-unique": "name" }, ["name"]],
    [
      "on the request's schema",
      { requestBody: { content: { "application/json": { schema: { "x-unique": ["a", "b"] } } } } },
      ["a", "b"],
    ],
    ["nowhere", { requestBody: { content: {} } }, undefined],
  ])("are read %s", (_, own, expected) => expect(operation(own)?.unique).toEqual(expected));
});
