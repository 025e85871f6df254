import { describe, expect, it } from "vitest";
import { anyObject, type ErrorDescriptor, type ErrorEnvelope } from "./descriptor.ts";
import { type ReadError, readError } from "./read-error.ts";

const only = (envelope: ErrorEnvelope): ErrorDescriptor => ({ envelopes: [envelope], retryable: [] });

function read(body: unknown, status: number, errors: ErrorDescriptor, headers?: HeadersInit): ReadError {
  return readError(body, new Response(null, { status, ...(headers && { headers }) }), errors);
}

function isRecognized(body: unknown, status: number, errors: ErrorDescriptor): boolean {
  return read(body, status, errors).error === body;
}

describe("an envelope", () => {
  const open = only({ body: { reason: {} }, code: ["error"], codes: { gone: 0 }, open: false });

  it("may allow any status for a code", () => {
    expect(isRecognized({ error: "gone", reason: {} }, 404, open)).toBe(true);
    expect(isRecognized({ error: "gone", reason: {} }, 410, open)).toBe(true);
    expect(isRecognized({ error: "lost", reason: {} }, 404, open)).toBe(false);
  });

  it("may be empty: then any JSON object is accepted, and nothing else", () => {
    expect(isRecognized({ message: "Not Found" }, 404, anyObject)).toBe(true);
    for (const body of [[], "text", null, 1]) expect(isRecognized(body, 404, anyObject)).toBe(false);
  });
});
