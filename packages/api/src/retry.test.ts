import { anyObject, createClient as createAnyClient, type RetryOptions, retry } from "@error-contract/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readError } from "../../client/src/read-error.ts";
import { serve } from "../../client/src/testing/serve.ts";
import { createClient, type ErrorCode, errorCatalogue, errorDescriptor } from "./generated/index.ts";
import { errorBody, sendError, sendJson } from "./testing/answers.ts";

const codes = Object.keys(errorCatalogue) as ErrorCode[];
const retryable: ErrorCode = "bad_gateway";

describe("a client with a retry policy, against a server", () => {
  const quick = retry({ baseDelay: 1 });
  const body = { display_name: "a", external_identifier: "b", scopes: [] };

  it("retries until it succeeds, and reports the number of attempts", async () => {
    await using server = await serve((_, response, count) => {
      if (count < 3) sendError(response, retryable);
      else sendJson(response, 200, { items: [] });
    });
    const result = await createClient({ baseUrl: server.url, retry: quick }).GET("/api-keys");
    expect(result).toMatchObject({ ok: true, attempts: 3 });
    expect(server.received).toHaveLength(3);
  });

  it("returns the last failure when the attempts are used up", async () => {
    await using server = await serve((_, response) => sendError(response, retryable));
    const result = await createClient({ baseUrl: server.url, retry: quick }).GET("/api-keys");
    expect(result).toMatchObject({ ok: false, error: { code: retryable }, attempts: 3 });
    expect(server.received).toHaveLength(3);
  });

  it("never retries a POST, unless the call asks for it", async () => {
    await using server = await serve((_, response) => sendError(response, retryable));
    const api = createClient({ baseUrl: server.url, retry: quick });
    expect(await api.POST("/api-keys", { body })).toMatchObject({ attempts: 1 });
    const asked = retry({ baseDelay: 1, methods: ["POST"], attempts: 2 });
    expect(await api.POST("/api-keys", { body, retry: asked })).toMatchObject({ attempts: 2 });
    expect(server.received).toHaveLength(3);
  });

  it("does not retry a call that opts out", async () => {
    await using server = await serve((_, response) => sendError(response, retryable));
    const api = createClient({ baseUrl: server.url, retry: quick });
    expect(await api.GET("/api-keys", { retry: false })).toMatchObject({ attempts: 1 });
  });

  it("stops at once when the call is aborted while it waits", async () => {
    await using server = await serve((_, response) => sendError(response, retryable, { "retry-after": "9" }));
    const abort = new AbortController();
    const reason = new Error("enough");
    const call = createClient({ baseUrl: server.url, retry: retry() }).GET("/api-keys", { signal: abort.signal });
    await vi.waitFor(() => expect(server.received).toHaveLength(1));
    setTimeout(() => abort.abort(reason), 20);
    await expect(call).rejects.toBe(reason);
    expect(server.received).toHaveLength(1);
  });

  it("retries nothing for an API whose errors are not known", async () => {
    await using server = await serve((_, response) => sendJson(response, 503, { message: "later" }));
    const api = createAnyClient<{ "/a": { get: { responses: { 200: { content?: never } } } } }>({
      baseUrl: server.url,
      errors: anyObject,
      retry: quick,
    });
    expect(await api.GET("/a")).toMatchObject({ ok: false, attempts: 1 });
  });
});

describe("the policy", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse("2026-01-01T00:00:00Z") });
    vi.spyOn(Math, "random").mockReturnValue(0.5);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  interface Given extends RetryOptions {
    readonly error?: object | string;
    readonly status?: number;
    readonly method?: string;
    readonly tried?: number;
    readonly after?: string;
    readonly signal?: AbortSignal;
  }

  /** How long the policy waits, in milliseconds; undefined when it does not retry. */
  async function pauseOf(given: Given): Promise<number | undefined> {
    const { error = errorBody(retryable), method = "GET", tried = 1, after, signal, ...options } = given;
    const status = given.status ?? errorCatalogue[retryable].status;
    const response = new Response(null, { status, headers: after === undefined ? {} : { "retry-after": after } });
    const read = readError(error, response, errorDescriptor);
    const failure = { ok: false, status, ...read, response, operation: `${method} /`, attempts: tried } as const;
    const begin = Date.now();
    const decision = retry(options)({ failure, method, errors: errorDescriptor, signal });
    const [again] = await Promise.all([decision, vi.runAllTimersAsync()]);
    return again ? Date.now() - begin : undefined;
  }

  it.each(codes.map((code) => [code, errorCatalogue[code].retryable] as const))(
    "follows the catalogue for %s: %s",
    async (code, expected) => {
      const pause = await pauseOf({ error: errorBody(code), status: errorCatalogue[code].status });
      expect(pause !== undefined).toBe(expected);
    },
  );

  it("retries a response without a code if the catalogue has a retryable one for its status", async () => {
    expect(await pauseOf({ error: "<html>" })).toBe(100);
    expect(await pauseOf({ error: "<html>", status: 503 })).toBeUndefined();
  });

  it.each([
    ["GET", true],
    ["HEAD", true],
    ["PUT", true],
    ["DELETE", true],
    ["OPTIONS", true],
    ["POST", false],
    ["PATCH", false],
  ])("retries %s by default: %s", async (method, expected) => {
    expect((await pauseOf({ method })) !== undefined).toBe(expected);
  });

  it.each([
    [1, 100],
    [2, 200],
    [3, 400],
    [4, 500],
    [9, 500],
  ])(
    "waits a random time up to a limit that doubles up to `maxDelay`: after %i requests, half of it is %i ms",
    async (tried, pause) => {
      expect(await pauseOf({ tried, attempts: 10, maxDelay: 1000 })).toBe(pause);
    },
  );

  it.each([
    ["seconds", "3", 3000],
    ["a date", "Thu, 01 Jan 2026 00:00:05 GMT", 5000],
    ["a past date, like a missing header", "Thu, 01 Jan 2015 00:00:05 GMT", 100],
    ["0, like a missing header", "0", 100],
    ["any other text, like a missing header", "soon", 100],
    ["more than `maxDelay`, by giving up", "11", undefined],
  ])("honors a Retry-After of %s", async (_, after, pause) => {
    expect(await pauseOf({ after })).toBe(pause);
  });

  it("does not wait for a call that is already aborted", async () => {
    await expect(pauseOf({ after: "9", signal: AbortSignal.abort("over") })).rejects.toBe("over");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("leaves no listener on a signal that outlives the call", async () => {
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, "removeEventListener");
    await pauseOf({ signal });
    expect(removed).toHaveBeenCalledOnce();
  });
});
