import { describe, expect, it } from "vitest";
import { withCatalogue } from "./with-catalogue.ts";

const response = (schema: string) => ({
  description: schema,
  content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } },
});

const code = (name: string, status: number, texts: object) => ({
  "x-error": texts,
  type: "object",
  properties: { code: { const: name }, status: { const: status } },
});

const document = {
  openapi: "3.1.0",
  info: { title: "Library", version: "1.0.0" },
  tags: [{ name: "Books" }, { name: "Error catalogue", description: "Every code." }],
  "x-error-contract": {
    envelope: { $ref: "#/components/schemas/Error" },
    responses: {
      "404": { $ref: "#/components/responses/NotFound" },
      "504": { $ref: "#/components/responses/GatewayTimeout" },
      "4XX": { $ref: "#/components/responses/Any" },
    },
  },
  paths: {
    "/books/{id}": {
      get: {
        operationId: "getBook",
        responses: {
          "404": { $ref: "#/components/responses/NotFound" },
          "4XX": { $ref: "#/components/responses/Any" },
        },
      },
      delete: { operationId: "deleteBook", responses: { "4XX": { $ref: "#/components/responses/Any" } } },
    },
  },
  components: {
    responses: {
      NotFound: response("NotFound"),
      GatewayTimeout: response("GatewayTimeout"),
      Any: response("Any"),
    },
    schemas: {
      Error: { type: "object" },
      NotFound: code("not_found", 404, {
        title: "Not found",
        cause: "No such book.",
        remedy: "Check the id.",
        retryable: false,
      }),
      GatewayTimeout: code("gateway_timeout", 504, { title: "Late", retryable: true }),
      Any: { oneOf: [{ $ref: "#/components/schemas/NotFound" }] },
    },
  },
};

function catalogue(from: typeof document): string {
  return withCatalogue(from).tags.find(({ name }) => name === "Error catalogue")?.description ?? "";
}

describe("withCatalogue", () => {
  it("adds to the tag's own words an overview that links to each code", () => {
    expect(catalogue(document)).toMatch(/^Every code\.\n\n\| Status \| Code/);
    expect(catalogue(document)).toContain("| 404 | [`not_found`](#/error-catalogue/not_found) | Not found | no |");
    expect(catalogue(document)).toContain(
      "| 504 | [`gateway_timeout`](#/error-catalogue/gateway_timeout) | Late | yes |",
    );
  });

  it("gives each code a heading, its cause, its remedy and the operations that declare it by itself", () => {
    expect(catalogue(document)).toContain(
      [
        "## not_found",
        "**Not found**, status 404.",
        "**Cause.** No such book.",
        "**What to do.** Check the id.",
        "**Retry.** Sending the same request again does not help.",
        "**Returned by.** [getBook](#operation/getBook).",
      ].join("\n\n"),
    );
  });

  it("leaves out what the document does not say", () => {
    expect(catalogue(document)).toMatch(/## gateway_timeout\n\n[^#]*$/);
    expect(catalogue(document).split("## gateway_timeout")[1]).not.toMatch(/Cause|What to do|Returned by/);
  });

  it("brings the tag when the document has none", () => {
    expect(withCatalogue({ ...document, tags: [] }).tags).toEqual([
      { name: "Error catalogue", description: expect.stringContaining("## not_found") },
    ]);
  });

  it("returns a document without codes as it is", () => {
    const silent = { openapi: "3.1.0", tags: [], paths: {} };
    expect(withCatalogue(silent)).toBe(silent);
  });
});
