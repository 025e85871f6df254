import { describe, expect, it } from "vitest";
import { proposeFixes } from "./propose-fixes.ts";

/** Two secured operations with the same error responses, and the schema of their bodies. */
function documentWith(responses: Readonly<Record<string, unknown>>, error: unknown) {
  const operation = (own: object) => ({
    security: [{ token: [] }],
    responses: { "200": { description: "Fine." }, ...own },
  });
  return {
    openapi: "3.1.0",
    paths: { "/teas": { get: operation(responses) }, "/cups": { get: operation(responses) } },
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { Error: error },
    },
  };
}

const body = { "application/json": { schema: { $ref: "#/components/schemas/Error" } } };
const error = {
  type: "object",
  required: ["status", "message"],
  properties: {
    status: { type: "integer", example: 404 },
    message: { type: "string", example: "There is no such tea." },
    hint: { type: "string", example: "Look at the shelf." },
  },
};
const plain = {
  type: "object",
  properties: { status: { type: "integer" }, message: { type: "string" }, trace: { type: "string" } },
};
const created = (document: unknown, rule: string) =>
  proposeFixes(document, { wanted: (fault) => fault.rule === rule })
    .fixes.flatMap(({ edits }) => edits)
    .find(({ keys }) => keys[0] === "components");

describe("a new shared response", () => {
  it("shows what is known about its status, and nothing that may belong to another error", () => {
    const document = documentWith(
      { "401": { description: "Who?", content: body }, "404": { description: "No tea.", content: body } },
      error,
    );
    expect(created(document, "error-403-declared")).toMatchObject({
      keys: ["components", "responses", "Forbidden"],
      value: { content: { "application/json": { example: { status: 403, message: "Forbidden." } } } },
    });
  });

  it("does not use the body of one status for another", () => {
    const document = documentWith({ "404": { description: "No tea.", content: body } }, error);
    const { fixes, unfixed } = proposeFixes(document, { wanted: ({ rule }) => rule === "error-403-declared" });
    expect(fixes).toEqual([]);
    expect(unfixed[0]?.reason).toContain("No body is used for more than one status");
  });

  it("does not use a body that pins one code, wherever the code is, for every error", () => {
    const nested = (code: object) => ({
      type: "object",
      properties: { error: { type: "object", properties: { code, message: { type: "string", example: "No." } } } },
    });
    const responses = {
      "404": { description: "No tea.", content: body },
      "410": { description: "Gone.", content: body },
    };
    const reasonFor = (code: object) =>
      proposeFixes(documentWith(responses, nested(code)), { wanted: ({ rule }) => rule === "error-403-declared" })
        .unfixed[0]?.reason;
    expect(reasonFor({ const: "no_tea" })).toContain("No body is used for more than one status");
    expect(reasonFor({ enum: ["no_tea", "gone"] })).toBeUndefined();
  });

  describe("for unexpected errors shows a code that stands for them", () => {
    const coded = (codes: readonly (string | number)[]) => ({
      type: "object",
      required: ["code", "message"],
      properties: { code: { enum: codes }, message: { type: "string" } },
    });
    const exampleOf = (codes: readonly (string | number)[]): unknown => {
      const shown = (code: string | number) => ({
        "application/json": { ...body["application/json"], example: { code, message: "x" } },
      });
      const responses = {
        "404": { description: "No tea.", content: shown(codes[0] ?? "") },
        "409": { description: "Full.", content: shown(codes[1] ?? "") },
      };
      const edit = created(documentWith(responses, coded(codes)), "error-5xx-fallback");
      return edit?.kind === "add" && JSON.parse(JSON.stringify(edit.value)).content["application/json"].example.code;
    };
    it.each([
      [["no_tea", "full", "internal_error"], "internal_error"],
      [["no_tea", "full", "server_error", "unknown_tea"], "server_error"],
      [["NO_TEA", "FULL", "INTERNAL_SERVER_ERROR"], "INTERNAL_SERVER_ERROR"],
      [["NoTea", "Full", "BadGateway", "UnexpectedError"], "UnexpectedError"],
      [["no_tea", "full", "bad_gateway"], "bad_gateway"],
    ])("%j: %s", (codes, code) => expect(exampleOf(codes)).toBe(code));

    it("or is not created, if no code does", () => {
      expect(exampleOf(["no_tea", "full"])).toBe(false);
    });
  });

  it("is named in x-error-contract, in the file that holds its responses, so that operations may refer to it", () => {
    const shared = { "404": { $ref: "#/components/responses/NoTea" } };
    const plainDocument = documentWith(
      { ...shared, "410": { $ref: "#/components/responses/NoTea" } },
      { ...plain, example: { status: 404, message: "x" } },
    );
    const document = {
      ...plainDocument,
      "x-error-contract": { envelope: { $ref: "#/components/schemas/Error" }, responses: shared },
      components: { ...plainDocument.components, responses: { NoTea: { description: "No tea.", content: body } } },
    };
    const { fixes } = proposeFixes(document, { wanted: ({ rule }) => rule === "error-403-declared" });
    expect(fixes[0]?.edits).toContainEqual({
      kind: "add",
      file: "",
      keys: ["x-error-contract", "responses", "403"],
      value: { $ref: "#/components/responses/Forbidden" },
    });
  });

  it("replaces its copies, which would be faults beside it", () => {
    const copy = {
      description: "forbidden",
      content: { "application/json": { ...body["application/json"], example: { status: 403, message: "Forbidden." } } },
    };
    const document = documentWith(
      { "401": { description: "Who?", content: body }, "404": { description: "No tea.", content: body } },
      error,
    );
    const { paths } = document;
    const one = { ...paths["/teas"].get, responses: { ...paths["/teas"].get.responses, "403": copy } };
    const { fixes } = proposeFixes(
      { ...document, paths: { ...paths, "/pots": { get: one } } },
      { wanted: ({ rule }) => rule === "error-403-declared" },
    );
    expect(fixes[0]?.edits).toContainEqual({
      kind: "replace",
      file: "",
      keys: ["paths", "/pots", "get", "responses", "403"],
      value: { $ref: "#/components/responses/Forbidden" },
    });
  });

  it("is not created if the value of a required property is unknown", () => {
    const required = { ...plain, required: ["status", "message", "trace"] };
    const document = documentWith(
      { "404": { description: "No tea.", content: body }, "409": { description: "Full.", content: body } },
      required,
    );
    const { unfixed } = proposeFixes(document, { wanted: ({ rule }) => rule === "error-403-declared" });
    expect(unfixed[0]?.reason).toBe(
      "The document does not have enough information for a correct example of forbidden.",
    );
  });
});

describe("copies", () => {
  const copy = () => ({ description: "No tea.", content: body });
  const document = {
    ...documentWith({}, plain),
    paths: {
      "/teas": { get: { responses: { "404": copy() } } },
      "/cups": { get: { responses: { "404": copy() } } },
    },
  };
  const rule = "error-response-shared";
  const propose = (requested: readonly string[]) =>
    proposeFixes(document, { requested, wanted: (fault) => fault.rule === rule });

  it("are left alone unless the rule is named", () => {
    expect(propose([]).fixes).toEqual([]);
    expect(propose([]).unfixed[0]?.reason).toContain("name the rule to have it done");
  });

  it("that break another rule are not shared until that is fixed", () => {
    expect(propose([rule]).unfixed[0]?.reason).toBe(
      "The copies also break other rules; fix these first: error-example.",
    );
  });
});

describe("a missing response", () => {
  it("becomes a reference to the response that x-error-contract names, even outside the components", () => {
    const document = {
      ...documentWith({}, plain),
      "x-error-contract": { responses: { "403": { $ref: "#/x-shared/errors/Refused" } } },
      "x-shared": { errors: { Refused: { description: "Forbidden.", content: body } } },
    };
    const { paths } = document;
    const documented = { ...paths["/teas"].get, responses: { "404": { description: "No tea.", content: body } } };
    const { fixes } = proposeFixes(
      { ...document, paths: { ...paths, "/teas": { get: documented } } },
      { wanted: ({ rule }) => rule === "error-403-declared" },
    );
    expect(fixes[0]?.edits).toEqual([
      {
        kind: "add",
        file: "",
        keys: ["paths", "/teas", "get", "responses", "403"],
        value: { $ref: "#/x-shared/errors/Refused" },
      },
    ]);
  });

  it("is not added if the shared response that others have under its key breaks a rule there", () => {
    const refused = { $ref: "#/components/responses/Unauthorized" };
    const document = documentWith({ "401": refused, "403": refused }, plain);
    const { paths } = document;
    const teapots = { get: { ...paths["/teas"].get, responses: { "401": refused } } };
    const broken = {
      ...document,
      paths: { ...paths, "/teapots": teapots },
      components: {
        ...document.components,
        responses: { Unauthorized: { description: "Unauthorized", content: body } },
      },
    };
    const { fixes, unfixed } = proposeFixes(broken, { wanted: ({ rule }) => rule === "error-403-declared" });
    expect(fixes).toEqual([]);
    expect(unfixed[0]?.reason).toBe(
      "The shared response Unauthorized, which others have for 403, breaks error-response-name there; fix that first.",
    );
  });
});
