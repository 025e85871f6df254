import { describe, expect, it } from "vitest";
import { readError } from "../../client/src/read-error.ts";
import { type ErrorCode, errorCatalogue, errorDescriptor } from "./generated/index.ts";
import { errorBody } from "./testing/answers.ts";

const codes = Object.keys(errorCatalogue) as ErrorCode[];
const good = errorBody("forbidden");

function isRecognized(body: unknown, status: number): boolean {
  return readError(body, new Response(null, { status }), errorDescriptor).error === body;
}

describe("a body is an error of the API", () => {
  it.each(codes)("if it has the envelope, and %s comes with its own status", (code) => {
    expect(isRecognized(errorBody(code), errorCatalogue[code].status)).toBe(true);
  });

  it.each(codes)("but not if %s comes with another status", (code) => {
    expect(isRecognized(errorBody(code), 418)).toBe(false);
  });

  it("even with properties that this client does not know", () => {
    expect(isRecognized({ ...good, hint: "new" }, good.status)).toBe(true);
  });
});

describe("a body is not an error of the API", () => {
  it.each([
    ["null", null],
    ["text", "forbidden"],
    ["a number", 403],
    ["an array", [good]],
    ["an empty object", {}],
    ["one that has an unknown code", { ...good, code: "no_such_code" }],
    ["one whose code is the name of an inherited method", { ...good, code: "toString" }],
    ["one whose code is not a string", { ...good, code: ["forbidden"] }],
    ["one whose own status disagrees", { ...good, status: 400 }],
    ["one whose status is text", { ...good, status: "403" }],
    ["one without details", { ...good, details: undefined }],
    ["one whose details are an object", { ...good, details: {} }],
    ["one whose message is null", { ...good, message: null }],
  ])("when it is %s", (_, body) => {
    expect(isRecognized(body, 403)).toBe(false);
  });
});
