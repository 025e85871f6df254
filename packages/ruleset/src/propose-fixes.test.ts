import { describe, expect, it } from "vitest";
import { proposeFixes } from "./propose-fixes.ts";

/** Two operations without 403, and the errors that the document shows. */
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
  it("shows what is known of its status, and nothing that may be another error's", () => {
    const document = documentWith(
      { "401": { description: "Who?", content: body }, "404": { description: "No tea.", content: body } },
      error,
    );
    expect(created(document, "error-403-declared")).toMatchObject({
      keys: ["components", "responses", "Forbidden"],
      value: { content: { "application/json": { example: { status: 403, message: "Forbidden." } } } },
    });
  });

  it("does not take the body of one status for that of another", () => {
    const document = documentWith({ "404": { description: "No tea.", content: body } }, error);
    const { fixes, unfixed } = proposeFixes(document, { wanted: ({ rule }) => rule === "error-403-declared" });
    expect(fixes).toEqual([]);
    expect(unfixed[0]?.reason).toContain("No body of the document stands under more than one status");
  });

  it("does not take a body that pins one code, wherever the code is, for every error's", () => {
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
    expect(reasonFor({ const: "no_tea" })).toContain("No body of the document stands under more than one status");
    expect(reasonFor({ enum: ["no_tea", "gone"] })).toBeUndefined();
  });

  it("is not created where a required property is not known", () => {
    const required = { ...plain, required: ["status", "message", "trace"] };
    const document = documentWith(
      { "404": { description: "No tea.", content: body }, "409": { description: "Full.", content: body } },
      required,
    );
    const { unfixed } = proposeFixes(document, { wanted: ({ rule }) => rule === "error-403-declared" });
    expect(unfixed[0]?.reason).toBe("The document does not say enough for a true example of forbidden.");
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

  it("that break another rule are not shared before that is fixed", () => {
    expect(propose([rule]).unfixed[0]?.reason).toBe(
      "The copies break other rules as well; mend these first: error-example.",
    );
  });
});

describe("a missing response", () => {
  it("is not added where the shared response that others have under its key is wrong there", () => {
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
      "The shared response Unauthorized, which others have for 403, breaks error-response-name there; mend that first.",
    );
  });
});
