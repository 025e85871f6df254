import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exchange, readAnswers } from "../testing/raw-http.ts";
import { type TestKey, type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let administrator: TestKey;
let authorization: string;
let port: number;

beforeAll(async () => {
  server = await testServer();
  administrator = await server.addAccount();
  authorization = (await server.as(administrator))["authorization"] ?? "";
  await server.app.listen({ port: 0, host: "127.0.0.1" });
  port = (server.app.server.address() as AddressInfo).port;
});
afterAll(() => server.close());

const get = "GET /api-keys HTTP/1.1\r\nHost: x\r\n";
const post = "POST /api-keys HTTP/1.1\r\nHost: x\r\n";

/** Statuses and codes of all responses on one connection, each checked against the document. */
async function answers(
  method: string,
  target: string,
  ...parts: readonly (string | Uint8Array)[]
): Promise<readonly string[]> {
  return readAnswers(await exchange(port, parts)).map((answer) => {
    server.check({ method, target, ...answer });
    return `${answer.status} ${answer.body === "" ? "" : JSON.parse(answer.body).code}`;
  });
}

describe("A message that is not valid HTTP", () => {
  test.each<[string, readonly (string | Uint8Array)[]]>([
    ["noise", [new Uint8Array([0x16, 3, 1, 2, 0, 1, 0xff, 0xfe])]],
    ["HTTP/2.0", ["GET /api-keys HTTP/2.0\r\nHost: x\r\n\r\n"]],
    ["an invalid port", ["GET http://x:999999/api-keys HTTP/1.1\r\nHost: x\r\n\r\n"]],
    ["another version", ["GET /api-keys HTTP/9.9\r\nHost: x\r\n\r\n"]],
    ["a header without a name", [`${get}: x\r\n\r\n`]],
    ["a header with a control character", [`${get}X-A: \u0001\r\n\r\n`]],
    ["oversized headers", [`${get}X-A: ${"a".repeat(20_000)}\r\n\r\n`]],
    ["two lengths", [`${post}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`]],
    ["a length and chunks", [`${post}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`]],
    ["a target with a control character", ["GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n"]],
    ["two Hosts", ["GET /api-keys HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"]],
    ["no Host", ["GET /api-keys HTTP/1.1\r\n\r\n"]],
    ["a path that cannot be decoded", ["GET /api-keys/%ff HTTP/1.1\r\nHost: x\r\n\r\n"]],
    ["a path with a truncated percent-encoding", ["GET /%2 HTTP/1.1\r\nHost: x\r\n\r\n"]],
  ])("(%s) gets a documented 400", async (_, parts) => {
    expect(await answers("-", "-", ...parts)).toEqual(["400 bad_request"]);
  });

  test.each([
    ["CONNECT", "CONNECT other:443 HTTP/1.1\r\nHost: x\r\n\r\n", "405 method_not_allowed"],
    ["an unknown method", "BREW /api-keys HTTP/1.1\r\nHost: x\r\n\r\n", "405 method_not_allowed"],
    ["an unknown method at an unknown path", "BREW /nothing HTTP/1.1\r\nHost: x\r\n\r\n", "404 not_found"],
  ])("(%s) gets the documented response to an unsupported method", async (_, text, expected) => {
    expect(await answers("-", "-", text)).toEqual([expected]);
  });

  test("is rejected as too large if its head is too long; a thousand tiny headers are accepted", async () => {
    const [long] = readAnswers(await exchange(port, [`${get}X-A: ${"a".repeat(20_000)}\r\n\r\n`]));
    expect(JSON.parse(long?.body ?? "").details).toMatchObject([{ type: "too_large" }]);
    const tiny = Array.from({ length: 1_000 }, (_, i) => `a:${i % 10}\r\n`).join("");
    const [answer] = readAnswers(await exchange(port, [`${get}Authorization: ${authorization}\r\n${tiny}\r\n`]));
    expect(answer?.status).toBe(200);
  });

  test.each([
    ["a space in the target", "GET /api-keys?a=b c HTTP/1.1"],
    ["a non-ASCII letter", "GET /api-keys/é HTTP/1.1"],
    ["an unknown method", "BREW /api-keys HTTP/1.1"],
    ["CONNECT", "CONNECT other:443 HTTP/1.1"],
    ["two lengths", "POST /api-keys HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2"],
    ["a head that is too long", `GET /${"a".repeat(20_000)} HTTP/1.1`],
  ])("(%s) is on record for its caller, under the request id that the caller chose", async (_, line) => {
    const id = `broken-${Math.random()}`;
    const text = line.replace(
      "HTTP/1.1",
      `HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nX-Request-ID: ${id}`,
    );
    const [answer] = readAnswers(await exchange(port, [Buffer.from(`${text}\r\n\r\n`, "latin1")]));
    expect(answer?.headers["x-request-id"]).toBe(id);
    const url = `/api-logs?request_id=${id}`;
    const { items } = (await server.send({ url, headers: { authorization } })).json();
    expect(items).toMatchObject([{ response_status_code: answer?.status, api_key_id: administrator.id }]);
  });

  test("after a valid request gets its response after that one", async () => {
    const parts = [`${get}Authorization: ${authorization}\r\n\r\nNONSENSE\r\n\r\n`];
    const texts = readAnswers(await exchange(port, parts, { answers: 2 })).map(({ status }) => status);
    expect(texts).toEqual([200, 400]);
  });
});

describe("HEAD", () => {
  test("has the response of GET without a body, even for invalid HTTP", async () => {
    const text = (method: string, head = "") =>
      `${method} /api-keys HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: ${authorization}\r\n${head}\r\n`;
    const [got] = readAnswers(await exchange(port, [text("GET")]));
    const [head] = readAnswers(await exchange(port, [text("HEAD")]));
    expect([head?.status, head?.body, head?.headers["content-length"]]).toEqual([
      200,
      "",
      got?.headers["content-length"],
    ]);
    const [broken] = readAnswers(await exchange(port, [text("HEAD", ": x\r\n")]));
    expect([broken?.status, broken?.body]).toEqual([400, ""]);
  });
});

test.each(["/docs", "/errors/not_found", "/"])("POST %s is a 405", async (url) => {
  expect((await server.send({ method: "POST", url })).statusCode).toBe(405);
});

describe("An unusual but valid HTTP request", () => {
  test.each<[string, string, string, string]>([
    ["HEAD", "HEAD", "HEAD /api-keys HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "401 "],
    ["a method that the path lacks", "PURGE", "PURGE /api-keys HTTP/1.1\r\nHost: x\r\n\r\n", "405 method_not_allowed"],
    ["QUERY without a content type", "QUERY", "QUERY /api-keys HTTP/1.1\r\nHost: x\r\n\r\n", "405 method_not_allowed"],
    ["OPTIONS *", "OPTIONS", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "404 not_found"],
    ["an unknown expectation", "GET", `${get}Expect: miracles\r\n\r\n`, "401 unauthorized"],
    ["an upgrade", "GET", `${get}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`, "401 unauthorized"],
    ["an absolute URL as its target", "GET", "GET http://x/api-keys HTTP/1.1\r\nHost: x\r\n\r\n", "401 unauthorized"],
    ["a body that GET does not expect", "GET", `${get}Content-Length: 3\r\n\r\nabc`, "401 unauthorized"],
    [
      "an unknown transfer encoding",
      "POST",
      `${post}Transfer-Encoding: zip\r\nConnection: close\r\n\r\n`,
      "401 unauthorized",
    ],
    ["HTTP/1.0", "GET", "GET /api-keys HTTP/1.0\r\n\r\n", "401 unauthorized"],
  ])("(%s) gets a documented response", async (_, method, text, expected) => {
    expect(await answers(method, expected.startsWith("404") ? "-" : "/api-keys", text)).toEqual([expected]);
  });

  test("with two Authorization headers gets a 401, even if the first is valid, and is recorded", async () => {
    const id = `two-${Math.random()}`;
    const text = `${get}Authorization: ${authorization}\r\nAuthorization: Bearer x\r\nX-Request-ID: ${id}\r\n\r\n`;
    expect(await answers("GET", "/api-keys", text)).toEqual(["401 unauthorized"]);
    const url = `/api-logs?request_id=${id}`;
    const found = async (): Promise<unknown> => (await server.send({ url, headers: { authorization } })).json().items;
    await expect.poll(found).toMatchObject([{ cause: { code: "token_malformed" } }]);
  });

  test.each([
    ["an invalid chunk", "Transfer-Encoding: chunked\r\nContent-Type: application/json", '5\r\n{"a"\r\nzz\r\n'],
    ["a body of another type", "Content-Length: 3\r\nContent-Type: text/plain", "abc"],
    ["an invalid content type", "Content-Length: 2\r\nContent-Type: //", "{}"],
  ])("(%s) gets a 400 and is recorded", async (_, headers, body) => {
    const id = `odd-${Math.random()}`;
    const parts = [`${post}Authorization: ${authorization}\r\nX-Request-ID: ${id}\r\n${headers}\r\n\r\n${body}`];
    const [answer] = readAnswers(await exchange(port, parts));
    expect(answer?.status).toBe(400);
    if (answer) server.check({ method: "POST", target: "/api-keys", ...answer });
    const url = `/api-logs?request_id=${id}`;
    const found = async (): Promise<unknown> => (await server.send({ url, headers: { authorization } })).json().items;
    await expect.poll(found).toMatchObject([{ response_status_code: 400, operation_id: "createApiKey" }]);
  });

  test("whose sender disconnects before its end is recorded", async () => {
    const headers = `Authorization: ${authorization}\r\nX-Request-ID: left\r\nContent-Length: 50`;
    await exchange(port, [`${post}${headers}\r\n\r\n{`], { leave: true });
    const found = async (): Promise<unknown> =>
      (await server.send({ url: "/api-logs?request_id=left", headers: { authorization } })).json().items[0]
        ?.response_body.details;
    await expect.poll(found).toMatchObject([{ location: "body", type: "malformed" }]);
  });

  test("may have a body of one megabyte but no larger, and both are recorded with the beginning of their body", async () => {
    const send = async (length: number): Promise<{ details: readonly { type: string }[]; request_id: string }> => {
      const start = '{"display_name":"';
      const payload = `${start}${"x".repeat(length - start.length - 2)}"}`;
      const headers = { authorization, "content-type": "application/json" };
      return (await server.send({ method: "POST", url: "/api-keys", headers, payload })).json();
    };
    expect((await send(1_000_000)).details.map(({ type }) => type)).not.toContain("too_large");
    const { details, request_id } = await send(1_000_001);
    expect(details).toMatchObject([{ location: "body", pointer: "", type: "too_large" }]);
    const { items } = (
      await server.send({ url: `/api-logs?request_id=${request_id}`, headers: { authorization } })
    ).json();
    const entry = (await server.send({ url: `/api-logs/${items[0].id}`, headers: { authorization } })).json();
    expect([entry.request_body.slice(0, 20), entry.request_body_truncated]).toEqual(['{"display_name":"xxx', true]);
  });
});
