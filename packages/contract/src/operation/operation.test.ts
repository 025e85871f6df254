import { describe, expect, it } from "vitest";
import { readErrorContract } from "../contract.ts";
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

  it("have the path item's parameters, overridden by their own of the same name and location", () => {
    expect(
      operation({ parameters: [{ name: "id", in: "path" }, { name: "id", in: "query" }, null, {}] })?.parameters,
    ).toMatchObject([
      { name: "id", in: "path" },
      { name: "id", in: "query" },
    ]);
  });

  it("leave out the headers that OpenAPI says to ignore, in any letter case", () => {
    const header = (name: string): object => ({ name, in: "header" });
    const parameters = ["Accept", "content-type", "Authorization", "X-Trace"].map(header);
    expect(operation({ parameters })?.parameters.map(({ name }) => name)).toEqual(["id", "X-Trace"]);
  });

  it("say how each parameter is serialized, and what it accepts", () => {
    const shared = { name: "limit", in: "query", schema: { type: "integer", example: 3 } };
    const parameters = [
      { $ref: "#/components/parameters/Limit" },
      { name: "tags", in: "query", required: true, explode: false, example: ["a"], schema: { type: "array" } },
      { name: "filter", in: "query", content: { "application/json": { schema: { type: "object" } } } },
      { name: "X-Ids", in: "header", style: "simple", examples: { one: { value: "7" } }, schema: { type: "string" } },
    ];
    expect(operation({ parameters }, { components: { parameters: { Limit: shared } } })?.parameters).toMatchObject([
      { name: "id", required: false, style: "simple", explode: false, schema: undefined, content: [], examples: [] },
      {
        name: "limit",
        place: { keys: ["components", "parameters", "Limit"] },
        style: "form",
        explode: true,
        schema: { value: { type: "integer" } },
        examples: [{ value: 3 }],
      },
      { name: "tags", required: true, style: "form", explode: false, examples: [{ value: ["a"] }] },
      { name: "filter", schema: undefined, content: [{ mediaType: "application/json", schema: { value: {} } }] },
      { name: "X-Ids", style: "simple", explode: false, examples: [{ value: "7" }] },
    ]);
  });

  it("say which media types the body may have, and whether it is required", () => {
    const content = { "application/json": { schema: { type: "object" }, example: { a: 1 } }, "text/csv": {} };
    expect(operation({ requestBody: { required: true, content } })?.requestBody).toMatchObject({
      required: true,
      content: [
        { mediaType: "application/json", schema: { value: { type: "object" } }, examples: [{ value: { a: 1 } }] },
        { mediaType: "text/csv", schema: undefined, examples: [] },
      ],
    });
    expect(operation({ requestBody: { $ref: "#/nowhere" } })).toMatchObject({ hasBody: true, requestBody: undefined });
  });

  it("keep the place of their responses, or else their own", () => {
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
    ["none: nothing but the empty requirement", { security: [{}] }, root, open],
    ["none at all", {}, {}, open],
    [
      "optional: public and secured",
      { security: [{}, { bearer: [] }] },
      root,
      { public: true, secured: true, scopes: [], schemes: ["bearer"] },
    ],
  ])("is %s", (_, own, document, expected) => expect(operation(own, document)?.security).toMatchObject(expected));
});

describe("the security requirements", () => {
  const flows = { clientCredentials: { tokenUrl: "/token", scopes: { read: "Read all" } } };
  const securitySchemes = {
    key: { type: "apiKey", in: "query", name: "api_key" },
    basic: { type: "http", scheme: "Basic" },
    oauth: { type: "oauth2", flows },
    oidc: { type: "openIdConnect", openIdConnectUrl: "https://id.example" },
    tls: { type: "mutualTLS" },
    odd: { type: "magic" },
  };
  const root = { components: { securitySchemes } };

  it.each([
    ["key", { type: "apiKey", in: "query", name: "api_key" }],
    ["basic", { type: "http", scheme: "basic", bearerFormat: undefined }],
    [
      "oauth",
      {
        type: "oauth2",
        flows: [{ flow: "clientCredentials", tokenUrl: "/token", scopes: new Map([["read", "Read all"]]) }],
      },
    ],
    ["oidc", { type: "openIdConnect", url: "https://id.example" }],
    ["tls", { type: "mutualTLS" }],
    ["odd", { type: "unknown" }],
    ["missing", undefined],
  ])("name the scheme %s with its properties", (name, scheme) => {
    const [[required] = []] = operation({ security: [{ [name]: [] }] }, root)?.security.requirements ?? [];
    expect(required).toMatchObject({ name, scopes: [], ...(scheme && { scheme }) });
    if (!scheme) expect(required?.scheme).toBeUndefined();
  });

  it("are alternatives, each of which may need several schemes together", () => {
    const security = [{ key: [], oauth: ["read"] }, {}];
    expect(operation({ security }, root)?.security.requirements).toMatchObject([
      [
        { name: "key", scopes: [] },
        { name: "oauth", scopes: ["read"] },
      ],
      [],
    ]);
  });
});

describe("unique constraints", () => {
  it.each([
    ["from the operation", { "x-unique": ["name"] }, ["name"]],
    ["from a single name", { "x-unique": "name" }, ["name"]],
    [
      "from the request's schema",
      { requestBody: { content: { "application/json": { schema: { "x-unique": ["a", "b"] } } } } },
      ["a", "b"],
    ],
    ["from nowhere else", { requestBody: { content: {} } }, undefined],
  ])("are read %s", (_, own, expected) => expect(operation(own)?.unique).toEqual(expected));
});
