import { describe, expect, it } from "vitest";
import { readErrorContract } from "./contract.ts";

/** A small document with a declared contract, created anew by each call so that a test may change it. */
function declaredDocument(): {
  openapi: string;
  components: { schemas: Record<string, unknown>; responses: Record<string, unknown>; [key: string]: unknown };
  [key: string]: unknown;
} {
  const error = (name: string): object => ({
    description: name,
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
  });
  const code = (value: string, status: number): object => ({
    allOf: [
      { $ref: "#/components/schemas/Error" },
      { properties: { code: { const: value }, status: { const: status } } },
    ],
  });
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  return {
    openapi: "3.1.0",
    "x-error-contract": {
      envelope: { $ref: "#/components/schemas/Error" },
      responses: {
        404: { $ref: "#/components/responses/NotFound" },
        409: { $ref: "#/components/responses/DuplicateRecord" },
      },
    },
    security: [{ bearer: ["pets.read"] }],
    paths: {
      "/pets/{id}": {
        parameters: [id],
        get: {
          operationId: "getPet",
          responses: { 200: { description: "A pet" }, 404: { $ref: "#/components/responses/NotFound" } },
        },
        put: {
          operationId: "putPet",
          "x-unique": ["name"],
          requestBody: { content: {} },
          responses: {
            200: { description: "A pet" },
            404: { $ref: "#/components/responses/NotFound" },
            409: { $ref: "#/components/responses/DuplicateRecord" },
          },
        },
      },
    },
    components: {
      schemas: {
        Error: { type: "object", properties: { code: { type: "string" }, status: { type: "integer" } } },
        NotFound: {
          ...code("not_found", 404),
          "x-error": {
            title: "Not found",
            cause: "There is no such pet.",
            remedy: "Look the id up.",
            retryable: false,
          },
        },
        DuplicateRecord: code("duplicate_record", 409),
      },
      responses: { NotFound: error("NotFound"), DuplicateRecord: error("DuplicateRecord") },
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
    },
  };
}

describe("a document that declares its contract", () => {
  const contract = readErrorContract(declaredDocument());

  it("yields every code of the shared responses, by status, with its texts", () => {
    expect(contract.codes).toMatchObject([
      {
        code: "not_found",
        statuses: [404],
        title: "Not found",
        causes: ["There is no such pet."],
        remedies: ["Look the id up."],
        retryable: false,
        schema: "NotFound",
        pointer: "#/components/schemas/NotFound",
      },
      { code: "duplicate_record", statuses: [409], schema: "DuplicateRecord", title: undefined },
    ]);
  });

  it("yields each operation with the responses it declares and what those depend on", () => {
    expect(contract.operations).toMatchObject([
      {
        operationId: "getPet",
        method: "GET",
        path: "/pets/{id}",
        security: { public: false, secured: true, scopes: ["pets.read"] },
        parameters: [{ name: "id", in: "path" }],
        unique: undefined,
        responses: [
          { key: "200", error: false },
          { key: "404", error: true, ref: "#/components/responses/NotFound", response: { name: "NotFound" } },
        ],
      },
      { operationId: "putPet", method: "PUT", unique: ["name"], hasBody: true },
    ]);
  });

  it("yields one object for a shared response", () => {
    const [get, put] = contract.operations;
    expect(get?.responses[1]?.response).toBe(put?.responses[1]?.response);
  });
});

describe("anything that is not an OpenAPI document", () => {
  for (const document of [
    undefined,
    null,
    "",
    1,
    [],
    {},
    { swagger: "2.0", paths: {} },
    { paths: [null, { get: 1 }] },
  ]) {
    it(`yields an empty model: ${JSON.stringify(document)}`, () => {
      expect(readErrorContract(document)).toMatchObject({ version: undefined, codes: [], operations: [] });
    });
  }
});

describe("references", () => {
  it("that do not resolve, or form a cycle, leave the response undefined", () => {
    const contract = readErrorContract({
      openapi: "3.1.0",
      paths: { "/a": { get: { responses: { 404: { $ref: "#/nowhere" }, 409: { $ref: "#/x" } } } } },
      x: { $ref: "#/y" },
      y: { $ref: "#/x" },
    });
    expect(contract.operations[0]?.responses.map(({ key, response }) => [key, response])).toEqual([
      ["404", undefined],
      ["409", undefined],
    ]);
  });

  it("that make a schema contain itself are followed until the cycle closes", () => {
    const document = declaredDocument();
    document.components.schemas["Error"] = { allOf: [{ $ref: "#/components/schemas/Error" }] };
    expect(readErrorContract(document).codes).toHaveLength(2);
  });
});
