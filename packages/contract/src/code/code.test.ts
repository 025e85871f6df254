import { describe, expect, it } from "vitest";
import { readErrorContract } from "../contract.ts";

/** The codes of a document with one body for each status, each written as `code by evidence under statuses`. */
function codesOf(bodies: Readonly<Record<string, object>>, mediaType = "application/json"): readonly string[] {
  const responses = Object.fromEntries(
    Object.entries(bodies).map(([key, media]) => [key, { content: { [mediaType]: media } }]),
  );
  const paths = { "/a": { get: { responses: { 200: {}, ...responses } } } };
  return readErrorContract({ openapi: "3.1.0", paths }).codes.map(
    ({ code, evidence, statuses }) => `${code} by ${evidence} under ${statuses.join() || "unknown"}`,
  );
}
const body = (properties: object, rest: object = {}): object => ({ schema: { type: "object", properties, ...rest } });
const string = { type: "string" };

describe("codes", () => {
  it.each([
    ["const", { 404: body({ code: { const: "gone" }, message: string }) }, ["gone by const under 404"]],
    [
      "enum under one status",
      { 409: body({ code: { type: "string", enum: ["taken", "locked"] }, message: string }) },
      ["taken by enum under 409", "locked by enum under 409"],
    ],
    [
      "numbers",
      { 400: body({ code: { type: "integer", enum: [1001, 1003] }, message: string }) },
      ["1001 by enum under 400", "1003 by enum under 400"],
    ],
    [
      "a nested code",
      { 429: body({ error: { type: "object", properties: { code: { enum: ["slow_down"] }, message: string } } }) },
      ["slow_down by enum under 429"],
    ],
    [
      "examples alone",
      { 422: { ...body({ errorCode: string, message: string }), example: { errorCode: "702", message: "No." } } },
      ["702 by example under 422"],
    ],
    [
      "a list at the root",
      {
        400: {
          schema: {
            type: "array",
            items: { type: "object", properties: { errorCode: { enum: ["BAD"] }, message: string } },
          },
        },
      },
      ["BAD by enum under 400"],
    ],
  ])("are read from %s", (_, bodies, expected) => expect(codesOf(bodies)).toEqual(expected));

  it("are the types of problem details, and about:blank is a separate code for each status", () => {
    const problem = (type: object): object => body({ type, title: string, status: { type: "integer" } });
    const bodies = {
      403: problem({ const: "https://example.com/out-of-credit" }),
      404: problem({ const: "about:blank" }),
      410: problem({ const: "about:blank" }),
    };
    expect(codesOf(bodies, "application/problem+json")).toEqual([
      "https://example.com/out-of-credit by const under 403",
      "about:blank by status under 404",
      "about:blank by status under 410",
    ]);
  });

  it("are not read from an example nested deeper than the stack allows", () => {
    let deep: unknown = "end";
    for (let depth = 0; depth < 20_000; depth++) deep = [deep];
    expect(codesOf({ 404: { ...body({ code: string, message: string }), example: { code: deep } } })).toEqual([]);
  });
});
