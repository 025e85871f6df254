import { describe, expect, it } from "vitest";
import { readErrorContract } from "./contract.ts";
import { explainReading, type Reading } from "./explain.ts";

const string = { type: "string" };

function reading(responses: object): Reading {
  return explainReading(readErrorContract({ openapi: "3.1.0", paths: { "/a": { get: { responses } } } }));
}
const body = (properties: object, mediaType = "application/json"): object => ({
  content: { [mediaType]: { schema: { type: "object", properties } } },
});

describe("a reading explains", () => {
  it("what was recognized, what was rejected, and why", () => {
    const error = {
      type: { const: "error" },
      code: { enum: ["gone", "moved"] },
      kind: string,
      status: { type: "integer", example: 404 },
      request_id: string,
      message: string,
      errors: { type: "array", items: { type: "object", properties: { field: string, message: string } } },
    };
    const [envelope] = reading({ 200: {}, 404: body(error) }).envelopes;
    expect(envelope?.shape).toEqual({
      code: "/code",
      status: "/status",
      message: "/message",
      requestId: "/request_id",
      details: { at: "/errors", pointer: "/field", message: "/message" },
    });
    expect(envelope?.recognized.map(({ role, why }) => `${role}: ${why}`)).toEqual([
      'status: "/status" has an HTTP status wherever it has a value.',
      'code: "/code" lists 2 values by enum.',
      'message: "/message" looks like the message.',
      'requestId: "/request_id" looks like the request id.',
      'details: "/errors" looks like the list of details.',
    ]);
    expect(envelope?.rejected.map(({ why }) => why)).toContain('"/type" is always "error".');
    expect(envelope?.codes).toEqual({ enum: 2 });
  });

  it.each([
    [
      "there is no operation",
      explainReading(readErrorContract({ openapi: "3.1.0", paths: {} })),
      "The document has no operations.",
    ],
    ["no error is documented", reading({ 200: {} }), "No operation documents an error response."],
    ["no error has a body", reading({ 404: {} }), "No error response has a body."],
    [
      "bodies are plain text",
      reading({ 404: { content: { "text/plain": { schema: string } } } }),
      "No error response has a body with properties: the schemas are missing, or describe text or files.",
    ],
    [
      "no property looks like a code",
      reading({ 404: body({ message: string }) }),
      "{ message }: no property looks like a code.",
    ],
    [
      "a framework repeats the reason phrase",
      reading({ 404: body({ timestamp: string, status: { type: "integer" }, error: string, path: string }) }),
      'Spring Boot\'s error attributes: no property is a code. "/error" is next to a numeric status and lists no values: many frameworks repeat the reason phrase there.',
    ],
    [
      "an example repeats the reason phrase, in one word",
      reading({
        409: body({
          status: { type: "integer", example: 409 },
          error: { ...string, example: "Conflict" },
          path: string,
        }),
      }),
      '{ status, error, path }: no property is a code. "/error" repeats the reason phrase of the status.',
    ],
    [
      "a problem's type lists nothing",
      reading({ 404: body({ type: string, title: string }, "application/problem+json") }),
      'problem details (RFC 9457): "/type", where problem details (RFC 9457) has the code, has no values: no const, no enum, no discriminator\'s mapping, and no example that goes with one status.',
    ],
  ])("why there are no codes: %s", (_, { noCodes }, why) => expect(noCodes).toEqual([why]));

  it("that a reason phrase in lower case is a code", () => {
    const error = { status: { type: "integer", example: 409 }, error: { ...string, example: "conflict" } };
    expect(reading({ 409: body(error) }).envelopes[0]?.shape).toMatchObject({ code: "/error" });
  });

  it("nothing about missing codes if there are codes", () => {
    expect(reading({ 404: body({ code: { const: "gone" } }) })).toMatchObject({ codes: 1, noCodes: [] });
  });
});
