import { describe, expect, it } from "vitest";
import { isContractError } from "./contract.ts";
import { type ErrorCode, errorContract } from "./generated/index.ts";
import { errorBody } from "./testing/answers.ts";

const codes = Object.keys(errorContract.statuses) as ErrorCode[];
const good = errorBody("forbidden");

describe("a body is an error of the contract", () => {
  it.each(codes)("when it has the envelope, and %s comes with its own status", (code) => {
    expect(isContractError(errorBody(code), errorContract.statuses[code], errorContract)).toBe(true);
  });

  it.each(codes)("but not when %s comes with another status", (code) => {
    expect(isContractError(errorBody(code), 418, errorContract)).toBe(false);
  });

  it("also with properties that are newer than this client", () => {
    expect(isContractError({ ...good, hint: "new" }, good.status, errorContract)).toBe(true);
  });
});

describe("a body is no error of the contract", () => {
  it.each([
    ["null", null],
    ["text", "forbidden"],
    ["a number", 403],
    ["an array", [good]],
    ["an empty object", {}],
    ["one that has an unknown code", { ...good, code: "no_such_code" }],
    ["one whose code is the name of an object's own method", { ...good, code: "toString" }],
    ["one whose code is no string", { ...good, code: ["forbidden"] }],
    ["one whose own status disagrees", { ...good, status: 400 }],
    ["one whose status is text", { ...good, status: "403" }],
    ["one without details", { ...good, details: undefined }],
    ["one whose details are an object", { ...good, details: {} }],
    ["one whose message is null", { ...good, message: null }],
  ])("when it is %s", (_, body) => {
    expect(isContractError(body, 403, errorContract)).toBe(false);
  });
});

describe("a contract of another API", () => {
  const foreign = {
    code: "error",
    status: null,
    shape: { reason: "object" },
    statuses: { gone: null },
    retryable: [],
  } as const;

  it("may leave the status open, for a code that comes with several", () => {
    expect(isContractError({ error: "gone", reason: {} }, 404, foreign)).toBe(true);
    expect(isContractError({ error: "gone", reason: {} }, 410, foreign)).toBe(true);
    expect(isContractError({ error: "lost", reason: {} }, 404, foreign)).toBe(false);
  });

  it("may be missing: then any JSON object is believed, and nothing else", () => {
    expect(isContractError({ message: "Not Found" }, 404, false)).toBe(true);
    for (const body of [[], "text", null, 1]) expect(isContractError(body, 404, false)).toBe(false);
  });
});
