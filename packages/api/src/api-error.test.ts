import { anyObject } from "@error-contract/client";
import { describe, expect, it } from "vitest";
import { readError } from "../../client/src/read-error.ts";
import { type Handler, serve } from "../../client/src/testing/serve.ts";
import { ApiError, createClient, isApiError, unwrap } from "./generated/index.ts";
import { errorBody, sendError } from "./testing/answers.ts";

async function caught(handler: Handler): Promise<ApiError> {
  await using server = await serve(handler);
  const error: unknown = await unwrap(createClient({ baseUrl: server.url }).GET("/api-keys")).catch((error) => error);
  if (!isApiError(error)) throw error;
  return error as ApiError;
}

describe("unwrap", () => {
  it("returns the data of a call, or of a result", async () => {
    await using server = await serve((_, response) => response.end('{"items":[],"next_cursor":null}'));
    const call = createClient({ baseUrl: server.url }).GET("/api-keys");
    expect(await unwrap(call)).toEqual({ items: [], next_cursor: null });
    expect(await unwrap(await call)).toEqual({ items: [], next_cursor: null });
  });

  it("throws the error as a real Error", async () => {
    const error = await caught((_, response) => sendError(response, "forbidden"));
    const { message, request_id, status } = errorBody("forbidden");
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: "ApiError",
      message: `GET /api-keys: ${message}`,
      code: "forbidden",
      status,
      details: [],
      requestId: request_id,
      operation: "GET /api-keys",
      attempts: 1,
      error: errorBody("forbidden"),
    });
    expect(error.response.status).toBe(status);
  });

  it("throws with a stack that leads to the caller", async () => {
    const error = await caught((_, response) => sendError(response, "forbidden"));
    expect(error.stack).toContain("api-error.test.ts");
    expect(String(error)).toBe(`ApiError: ${error.message}`);
  });

  it("also throws for an unexpected response, with the request id from the header", async () => {
    const error = await caught((_, response) => response.writeHead(502, { "x-request-id": "r-1" }).end("<html>"));
    expect(error).toMatchObject({ code: "unexpected_response", status: 502, details: [], requestId: "r-1" });
    expect(error.error).toMatchObject({ text: "<html>" });
  });

  it("has null for an unknown request id", async () => {
    expect((await caught((_, response) => response.writeHead(502).end())).requestId).toBeNull();
  });

  it("names the status if a third-party error has no message", () => {
    const response = new Response(null, { status: 418 });
    const error = new ApiError({
      ok: false,
      status: 418,
      ...readError({}, response, anyObject),
      response,
      operation: "GET /tea",
      attempts: 1,
    });
    expect(error).toMatchObject({ message: "GET /tea: 418", code: null, details: [] });
  });
});

describe("isApiError", () => {
  it("distinguishes an ApiError from anything else", async () => {
    const error = await caught((_, response) => sendError(response, "forbidden"));
    expect(isApiError(error)).toBe(true);
    for (const other of [new Error("forbidden"), { code: "forbidden" }, null, undefined, "forbidden"])
      expect(isApiError(other)).toBe(false);
  });

  it("distinguishes one code from another", async () => {
    const error = await caught((_, response) => sendError(response, "forbidden"));
    expect(isApiError(error, "forbidden")).toBe(true);
    expect(isApiError(error, "not_found")).toBe(false);
  });
});
