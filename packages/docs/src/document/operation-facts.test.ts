import { readErrorContract } from "@error-contract/contract";
import { describe, expect, it } from "vitest";
import { viewOf } from "./document-view.ts";
import { factsOf } from "./operation-facts.ts";
import { curlCommand } from "./sample-request.ts";

const schemes = {
  jwt: { type: "http", scheme: "Bearer" },
  password: { type: "http", scheme: "basic" },
  key: { type: "apiKey", in: "header", name: "X-API-Key" },
  cookie: { type: "apiKey", in: "cookie", name: "session" },
  oauth: { type: "oauth2", flows: {} },
};

/** The `curl` command for the one operation of a document. */
function curl(operation: object): string | undefined {
  const document = {
    openapi: "3.1.0",
    info: { title: "Teas", version: "1" },
    components: { securitySchemes: schemes },
    paths: { "/teas/{id}": { get: { responses: {}, ...operation } } },
  };
  const [read] = readErrorContract(document).operations;
  const request = read && factsOf(viewOf(document), read).request;
  return request && curlCommand(request, "https://api.example.com");
}

const id = { name: "id", in: "path", required: true, schema: { type: "string" }, example: 7 };
const start = "curl -i https://api.example.com/teas/7";

describe("the sample of an operation", () => {
  it.each([
    ["no credentials if none are required", [], start],
    ["a bearer token", [{ jwt: [] }], `${start} \\\n  -H "Authorization: Bearer $TOKEN"`],
    ["an OAuth token", [{ oauth: [] }], `${start} \\\n  -H "Authorization: Bearer $TOKEN"`],
    ["a user name and password", [{ password: [] }], `${start} \\\n  -u "$USERNAME:$PASSWORD"`],
    ["a key in a header", [{ key: [] }], `${start} \\\n  -H "X-API-Key: $API_KEY"`],
    [
      "two credentials together",
      [{ jwt: [], key: [] }],
      `${start} \\\n  -H "Authorization: Bearer $TOKEN" \\\n  -H "X-API-Key: $API_KEY"`,
    ],
    ["the first scheme a command can show", [{ cookie: [] }, { key: [] }], `${start} \\\n  -H "X-API-Key: $API_KEY"`],
    ["no credentials if they are optional", [{}, { key: [] }], start],
  ])("uses %s", (_, security, command) => {
    expect(curl({ parameters: [id], security })).toBe(command);
  });

  it("includes each value of a list, and the `const` of a schema", () => {
    const list = { name: "kind", in: "query", required: true, schema: { type: "array" }, example: ["green", "black"] };
    const fixed = { name: "v", in: "query", required: true, schema: { const: 2 } };
    expect(curl({ parameters: [id, list, fixed] })).toBe(
      "curl -i 'https://api.example.com/teas/7?kind=green&kind=black&v=2'",
    );
  });

  it("is missing if the document has no example of a required value", () => {
    expect(curl({ parameters: [{ ...id, example: undefined }] })).toBeUndefined();
    expect(
      curl({ parameters: [id], requestBody: { required: true, content: { "application/json": {} } } }),
    ).toBeUndefined();
  });
});
