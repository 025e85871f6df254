/** Documents in different styles of declaring codes, with the expected codes. */
export const manyStyles: readonly {
  readonly style: string;
  readonly document: object;
  readonly codes: readonly (string | number)[];
}[] = [
  {
    style: "nested code by enum",
    document: answering("404", {
      schema: object({
        error: object({ code: { type: "string", enum: ["not_found", "gone"] }, message: { type: "string" } }),
      }),
    }),
    codes: ["not_found", "gone"],
  },
  {
    style: "RFC 9457 with types",
    document: answering("403", {
      mediaType: "application/problem+json",
      schema: object({
        type: { type: "string", enum: ["https://example.com/probs/out-of-credit"] },
        title: { type: "string" },
        status: { type: "integer" },
        detail: { type: "string" },
      }),
      example: { type: "https://example.com/probs/out-of-credit", title: "Out of credit", status: 403 },
    }),
    codes: ["https://example.com/probs/out-of-credit"],
  },
  {
    style: "numbers",
    document: answering("400", {
      schema: object({ code: { type: "integer", enum: [1001, 1003] }, message: { type: "string" } }),
    }),
    codes: [1001, 1003],
  },
  {
    style: "codes in examples only",
    document: answering("422", {
      schema: object({ errorCode: { type: "string" }, message: { type: "string" } }),
      example: { errorCode: "14_030", message: "Return URL is missing." },
    }),
    codes: ["14_030"],
  },
  { style: "no codes", document: answering("400", { schema: object({ message: { type: "string" } }) }), codes: [] },
  { style: "no document at all", document: [], codes: [] },
  { style: "broken references", document: answering("400", { schema: { $ref: "#/nowhere" } }), codes: [] },
];

function object(properties: object): object {
  return { type: "object", required: Object.keys(properties), properties };
}

function answering(
  status: string,
  { schema, example, mediaType = "application/json" }: { schema: object; example?: unknown; mediaType?: string },
): object {
  const media = { schema, ...(example !== undefined && { example }) };
  const responses = { [status]: { description: "It failed.", content: { [mediaType]: media } } };
  return {
    openapi: "3.1.0",
    info: { title: "Shop", version: "1.0.0" },
    paths: { "/orders/{id}": { get: { operationId: "getOrder", responses } } },
  };
}
