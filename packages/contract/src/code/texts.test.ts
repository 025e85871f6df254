import { describe, expect, it } from "vitest";
import { readErrorContract } from "../contract.ts";
import type { CodeEntry } from "./entry.ts";

/** The codes of a document whose only error has this schema at `code`, with `rest` beside it. */
function codesOf(code: object, rest: object = {}): readonly CodeEntry[] {
  const schema = { type: "object", properties: { code, message: { type: "string" } }, ...rest };
  const responses = { 200: {}, 409: { content: { "application/json": { schema } } } };
  return readErrorContract({ openapi: "3.1.0", paths: { "/a": { get: { responses } } } }).codes;
}

const two = ["taken", "locked"];

describe("the texts of a code", () => {
  it("are those of `x-error` on the body that pins it", () => {
    const entry = {
      title: "Taken",
      cause: "Somebody has it.",
      remedy: ["Choose another.", "Ask them."],
      retryable: false,
      documentation_url: "https://example.com/taken",
    };
    expect(codesOf({ const: "taken" }, { "x-error": entry })).toMatchObject([
      {
        title: "Taken",
        causes: ["Somebody has it."],
        remedies: ["Choose another.", "Ask them."],
        retryable: false,
        documentationUrl: "https://example.com/taken",
      },
    ]);
  });

  it("are those under its key, if `x-error` is a map beside the `enum`; a string there is the description", () => {
    const map = { taken: { title: "Taken", retryable: false, causes: ["Race."] }, locked: "Somebody edits it." };
    expect(codesOf({ enum: two, "x-error": map })).toMatchObject([
      { code: "taken", title: "Taken", retryable: false, causes: ["Race."], description: undefined },
      { code: "locked", title: undefined, retryable: undefined, causes: [], description: "Somebody edits it." },
    ]);
  });

  it.each([
    ["x-enumDescriptions", { taken: "Somebody has it.", locked: "Somebody edits it." }],
    ["x-enum-descriptions", { taken: "Somebody has it.", locked: "Somebody edits it." }],
    ["x-enum-descriptions", ["Somebody has it.", "Somebody edits it."]],
  ])("are those of %s: %j", (key, value) => {
    expect(codesOf({ enum: two, [key]: value }).map(({ description }) => description)).toEqual([
      "Somebody has it.",
      "Somebody edits it.",
    ]);
  });

  it.each(["x-enum-varnames", "x-enumNames"])("have the names of %s, in the order of the values", (key) => {
    const codes = codesOf({ type: "integer", enum: [1002, 1001], [key]: ["Locked", "Taken"] });
    expect(codes.map(({ code, name }) => [code, name])).toEqual([
      [1002, "Locked"],
      [1001, "Taken"],
    ]);
  });

  it("are the constant's own title, and its description where the body has none", () => {
    const code = { const: "taken", title: "Taken", description: "Somebody has it." };
    expect(codesOf(code)).toMatchObject([{ title: "Taken", description: "Somebody has it." }]);
    expect(codesOf(code, { description: "The name is in use." })).toMatchObject([
      { description: "The name is in use." },
    ]);
  });

  it("are missing if the document has none, or something other than text", () => {
    expect(codesOf({ enum: two, "x-error": { taken: 7 }, "x-enumDescriptions": [" ", null] })).toMatchObject(
      two.map(() => ({ name: undefined, title: undefined, description: undefined, causes: [], retryable: undefined })),
    );
  });
});
