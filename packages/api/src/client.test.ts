import { gzipSync } from "node:zlib";
import { anyObject, createClient as createAnyClient } from "@error-contract/client";
import { describe, expect, it } from "vitest";
import { type Handler, serve } from "../../client/src/testing/serve.ts";
import { createClient } from "./generated/index.ts";
import { errorBody, sendError, sendInChunks, sendJson } from "./testing/answers.ts";

const one = { params: { path: { api_key_id: "57f0b3c6" } } } as const;

describe("a call that succeeds", () => {
  it("resolves to the data, the status, the response, the operation and one attempt", async () => {
    await using server = await serve((_, response) => sendJson(response, 200, { display_name: "Billing" }));
    const result = await createClient({ baseUrl: server.url }).GET("/api-keys/{api_key_id}", one);
    expect(result).toMatchObject({ ok: true, status: 200, operation: "GET /api-keys/{api_key_id}", attempts: 1 });
    expect(result.data).toEqual({ display_name: "Billing" });
    expect(result.response.headers.get("content-type")).toBe("application/json");
    expect(server.received).toMatchObject([{ method: "GET", url: "/api-keys/57f0b3c6" }]);
  });

  const successes: readonly (readonly [string, Handler, unknown])[] = [
    ["204", (_, response) => response.writeHead(204).end(), undefined],
    ["an empty 200", (_, response) => response.writeHead(200).end(), undefined],
    ["an empty chunked 200", (_, response) => sendInChunks(response, 200, ["", ""]), undefined],
    ["JSON null", (_, response) => sendJson(response, 200, null), null],
    ["JSON 0", (_, response) => sendJson(response, 200, 0), 0],
    ["a status that is not documented", (_, response) => sendJson(response, 207, { a: 1 }), { a: 1 }],
    ["JSON in chunks", (_, response) => sendInChunks(response, 200, ['{"a":', '"é"}']), { a: "é" }],
    [
      "compressed JSON",
      (_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync('{"a":1}')),
      { a: 1 },
    ],
  ];
  it.each(successes)("returns for %s what openapi-fetch returns", async (_, handler, data) => {
    await using server = await serve(handler);
    const result = await createClient({ baseUrl: server.url }).GET("/api-keys");
    expect(result.ok).toBe(true);
    expect(result.data).toEqual(data);
  });

  it("follows a redirect, without the token if it leads to another origin", async () => {
    await using other = await serve((_, response) => sendJson(response, 200, { items: [] }));
    await using server = await serve((_, response) =>
      response.writeHead(307, { location: `${other.url}/moved` }).end(),
    );
    const result = await createClient({ baseUrl: server.url, token: "secret" }).GET("/api-keys");
    expect(result).toMatchObject({ ok: true, data: { items: [] } });
    expect(server.received[0]?.headers.authorization).toBe("Bearer secret");
    expect(other.received).toMatchObject([
      { url: "/moved", headers: expect.not.objectContaining({ authorization: "Bearer secret" }) },
    ]);
  });

  it("leaves a stream unread", async () => {
    await using server = await serve((_, response) => response.end('{"a":1}\n{"a":2}\n'));
    const result = await createClient({ baseUrl: server.url }).GET("/api-logs", { parseAs: "stream" });
    expect(result.ok && (await new Response(result.data).text())).toBe('{"a":1}\n{"a":2}\n');
  });

  it("returns text, blob and bytes on request", async () => {
    await using server = await serve((_, response) => response.end("not JSON"));
    const api = createClient({ baseUrl: server.url });
    expect((await api.GET("/api-logs", { parseAs: "text" })).data).toBe("not JSON");
    expect(await (await api.GET("/api-logs", { parseAs: "blob" })).data?.text()).toBe("not JSON");
    expect((await api.GET("/api-logs", { parseAs: "arrayBuffer" })).data?.byteLength).toBe(8);
  });
});

describe("a call that fails as the contract says", () => {
  it.each(["bad_request", "forbidden", "not_found", "method_not_allowed", "server_error", "gateway_timeout"] as const)(
    "resolves to the error: %s",
    async (code) => {
      await using server = await serve((_, response) => sendError(response, code));
      const result = await createClient({ baseUrl: server.url }).GET("/api-keys/{api_key_id}", one);
      const error = errorBody(code);
      expect(result).toMatchObject({ ok: false, status: error.status, error, attempts: 1 });
      expect(result.data).toBeUndefined();
    },
  );

  it("even if the media type or the charset is wrong, as long as the body can be read", async () => {
    await using server = await serve((_, response) =>
      sendError(response, "forbidden", { "content-type": "text/html; charset=utf-16" }),
    );
    const result = await createClient({ baseUrl: server.url }).GET("/api-keys");
    expect(result.error?.code).toBe("forbidden");
  });
});

describe("a response that the contract does not describe", () => {
  const html = "<html><h1>502 Bad Gateway</h1></html>";
  const huge = "x".repeat(5_000_000);
  const utf16 = Buffer.from(JSON.stringify(errorBody("forbidden")), "utf16le");
  const cases: readonly (readonly [string, number, Handler, string])[] = [
    ["an empty 500", 500, (_, response) => response.writeHead(500).end(), ""],
    ["an empty chunked 500", 500, (_, response) => sendInChunks(response, 500, ["", ""]), ""],
    [
      "a proxy's HTML 502",
      502,
      (_, response) => response.writeHead(502, { "content-type": "text/html" }).end(html),
      html,
    ],
    [
      "truncated JSON",
      403,
      (_, response) => response.writeHead(403).end('{"type":"error","code":"forb'),
      '{"type":"error","code":"forb',
    ],
    [
      "a JSON array",
      400,
      (_, response) => sendJson(response, 400, [errorBody("bad_request")]),
      JSON.stringify([errorBody("bad_request")]),
    ],
    ["a JSON string", 400, (_, response) => sendJson(response, 400, "no"), "no"],
    [
      "a gateway's own JSON 403",
      403,
      (_, response) => sendJson(response, 403, { message: "Forbidden" }),
      '{"message":"Forbidden"}',
    ],
    [
      "an unknown code",
      409,
      (_, response) => sendJson(response, 409, { ...errorBody("duplicate_record"), code: "newer" }),
      JSON.stringify({ ...errorBody("duplicate_record"), code: "newer" }),
    ],
    [
      "a status that disagrees with the body's",
      500,
      (_, response) => sendJson(response, 500, errorBody("not_found")),
      JSON.stringify(errorBody("not_found")),
    ],
    ["a huge body", 503, (_, response) => response.writeHead(503).end(huge), huge],
    ["JSON in a charset that is not UTF-8", 403, (_, response) => response.writeHead(403).end(utf16), utf16.toString()],
    ["a 304", 304, (_, response) => response.writeHead(304).end(), ""],
    ["a success that is not JSON", 200, (_, response) => response.writeHead(200).end(html), html],
    [
      "a success whose JSON is truncated",
      200,
      (_, response) => response.writeHead(200).end('{"items":['),
      '{"items":[',
    ],
  ];
  it.each(cases)("is returned as received: %s", async (_, status, handler, text) => {
    await using server = await serve(handler);
    const result = await createClient({ baseUrl: server.url }).GET("/api-keys");
    expect(result).toMatchObject({ ok: false, status, error: { code: "unexpected_response", status, text } });
    expect(result.response.status).toBe(status);
  });

  it("has a message with the status and the media type", async () => {
    await using server = await serve((_, response) =>
      response.writeHead(502, { "content-type": "text/html" }).end(html),
    );
    const { error } = await createClient({ baseUrl: server.url }).GET("/api-keys");
    expect(error?.message).toBe("Unexpected 502 text/html");
  });

  it("is an error even if HEAD leaves no body to read", async () => {
    await using server = await serve((_, response) => response.writeHead(404).end());
    const api = createAnyClient<{ "/a": { head: { responses: { 200: { content?: never } } } } }>({
      baseUrl: server.url,
      errors: anyObject,
    });
    expect(await api.HEAD("/a")).toMatchObject({
      ok: false,
      status: 404,
      error: { code: "unexpected_response", text: "" },
    });
  });
});

describe("for every status and body", () => {
  const bodies = [
    "",
    " ",
    "null",
    "0",
    "[]",
    "{}",
    "<html>",
    '{"code":"forbidden"}',
    JSON.stringify(errorBody("forbidden")),
    "\ufeff{}",
    "\0",
  ];
  const withoutBody = new Set([204, 205, 304]); // `Response` allows none
  const statuses = Array.from({ length: 400 }, (_, index) => 200 + index);

  it("a call resolves; a failure has a code of the catalogue, or unexpected_response", async () => {
    let answer = new Response();
    const api = createClient({ baseUrl: "http://api.example", fetch: async () => answer });
    for (const status of statuses) {
      for (const body of withoutBody.has(status) ? [null] : bodies) {
        answer = new Response(body, { status });
        const result = await api.GET("/api-keys");
        expect(result.status).toBe(status);
        if (result.ok) expect(status).toBeLessThan(300);
        else
          expect(result.error.code, `${status} ${body}`).toBe(
            isForbidden(status, body) ? "forbidden" : "unexpected_response",
          );
      }
    }
  });

  function isForbidden(status: number, body: string | null): boolean {
    return status === 403 && body === JSON.stringify(errorBody("forbidden"));
  }
});

describe("a call without a response rejects, as fetch does", () => {
  it("when the connection is reset", async () => {
    await using server = await serve((request) => request.socket.resetAndDestroy());
    await expect(createClient({ baseUrl: server.url }).GET("/api-keys")).rejects.toBeInstanceOf(TypeError);
  });

  it("when the connection is reset in the middle of the body", async () => {
    await using server = await serve((request, response) => {
      response.writeHead(400, { "content-length": "100" }).write("{", () => request.socket.resetAndDestroy());
    });
    await expect(createClient({ baseUrl: server.url }).GET("/api-keys")).rejects.toBeInstanceOf(TypeError);
  });

  it("when it is aborted in flight, with the caller's reason", async () => {
    const abort = new AbortController();
    const reason = new Error("enough");
    await using server = await serve(() => abort.abort(reason));
    await expect(createClient({ baseUrl: server.url }).GET("/api-keys", { signal: abort.signal })).rejects.toBe(reason);
  });

  it("when it is aborted through the client's own signal", async () => {
    const abort = new AbortController();
    await using server = await serve(() => abort.abort());
    const api = createClient({ baseUrl: server.url, signal: abort.signal });
    await expect(api.GET("/api-keys")).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("it remains an openapi-fetch client", () => {
  it("has `request`, for a method that is known only at run time", async () => {
    await using server = await serve((_, response) => sendError(response, "forbidden"));
    const result = await createClient({ baseUrl: server.url }).request("get", "/api-keys");
    expect(result).toMatchObject({ ok: false, operation: "GET /api-keys", error: { code: "forbidden" } });
  });

  it("runs middleware, and ejects it again", async () => {
    await using server = await serve((_, response) => sendError(response, "forbidden"));
    const api = createClient({ baseUrl: server.url });
    const middleware = { onResponse: () => Response.json({ items: ["from the middleware"] }) };
    api.use(middleware);
    expect(await api.GET("/api-keys")).toMatchObject({ ok: true, data: { items: ["from the middleware"] } });
    api.eject(middleware);
    expect(await api.GET("/api-keys")).toMatchObject({ ok: false });
  });

  it("passes on openapi-fetch's options, and removes a header of the client with null", async () => {
    await using server = await serve((_, response) => sendJson(response, 200, {}));
    const api = createClient({ baseUrl: server.url, token: "t", headers: { "x-a": "1", "x-b": "2" } });
    await api.GET("/api-keys", { headers: { "x-a": null }, params: { query: { limit: 5 } } });
    expect(server.received[0]).toMatchObject({
      url: "/api-keys?limit=5",
      headers: { "x-b": "2", authorization: "Bearer t" },
    });
    expect(server.received[0]?.headers).not.toHaveProperty("x-a");
  });

  it("accepts any JSON object from an API whose errors are not known", async () => {
    interface Foreign {
      "/a": { get: { responses: { 404: { content: { "application/json": { message: string } } } } } };
    }
    await using server = await serve((_, response) => sendJson(response, 404, { message: "Not Found" }));
    const result = await createAnyClient<Foreign>({ baseUrl: server.url, errors: anyObject }).GET("/a");
    expect(result).toMatchObject({ ok: false, status: 404, error: { message: "Not Found" } });
  });
});
