import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { median } from "@error-contract/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OtlpReceiver, type Received, startOtlpReceiver } from "../testing/otlp-receiver.ts";
import { exchange, readAnswers } from "../testing/raw-http.ts";
import { type StartedServer, startServer } from "../testing/started-server.ts";

const SECRET = "S3cr3t-that-nobody-may-see";
const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT = "00f067aa0ba902b7";

async function tokenOf(server: StartedServer): Promise<string> {
  const { stdout } = await server.token("--scope", "api-logs.read", "--scope", "api-keys.read");
  return stdout.split("\n").at(-1) ?? "";
}

const broken = [
  ["\u0016\u0003\u0001", "_OTHER", 400],
  ["CONNECT other:443 HTTP/1.1\r\nHost: x\r\n\r\n", "CONNECT", 405],
  ["BREW /api-keys HTTP/1.1\r\nHost: x\r\n\r\n", "_OTHER", 405],
  [`GET /api-keys?access_token=${SECRET} HTTP/1.1\r\nHost: x\r\n: x\r\n\r\n`, "GET", 400],
  [`GET /api-keys HTTP/1.1\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`, "GET", 400],
] as const;

describe("With a collector, the server", () => {
  let receiver: OtlpReceiver;
  let requestId: string;
  /** The responses that were written to the socket, with the method under which they are reported. */
  const atSocket: (readonly [id: string, method: string, status: number])[] = [];

  beforeAll(async () => {
    receiver = await startOtlpReceiver();
    const server = await startServer({
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_SERVICE_NAME: "keys",
      OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=test",
    });
    const token = await tokenOf(server);
    const headers = { authorization: `Bearer ${token}`, traceparent: `00-${TRACE}-${PARENT}-01` };
    expect((await fetch(`${server.baseUrl}/api-keys`, { headers })).status).toBe(200);
    const refused = await fetch(`${server.baseUrl}/api-keys?limit=0&access_token=${SECRET}`, { headers });
    ({ request_id: requestId } = (await refused.json()) as { request_id: string });
    expect((await fetch(`${server.baseUrl}/api-keys`)).status).toBe(401);
    expect((await fetch(`${server.baseUrl}/nothing/${SECRET.length}`, { headers })).status).toBe(404);
    expect((await fetch(`${server.baseUrl}/healthz`)).status).toBe(200);
    for (const [text, method, status] of broken) {
      const [answer] = readAnswers(await exchange(Number(new URL(server.baseUrl).port), [Buffer.from(text, "latin1")]));
      expect([text, answer?.status]).toEqual([text, status]);
      atSocket.push([String(answer?.headers["x-request-id"]), method, status]);
    }
    await server.end();
    await server.remove();
    expect(receiver.bytes().includes(token)).toBe(false);
  });
  afterAll(() => receiver.close());

  const of = (kind: Received["kind"]): readonly Received[] => receiver.received().filter((one) => one.kind === kind);

  test("sends a span of each request, within the caller's trace", () => {
    expect(of("span").map(({ text, attributes }) => [text, attributes["http.response.status_code"]])).toEqual(
      expect.arrayContaining([
        ["GET /api-keys", 200],
        ["GET /api-keys", 400],
        ["GET /api-keys", 401],
        ["GET", 404],
      ]),
    );
    const isRefused = ({ attributes }: Received): boolean =>
      attributes["http.route"] !== undefined && attributes["http.response.status_code"] === 400;
    const refused = of("span").find(isRefused);
    expect(refused).toMatchObject({
      traceId: TRACE,
      parentSpanId: PARENT,
      attributes: { "http.request.method": "GET", "http.route": "/api-keys", "error.type": "bad_request" },
      resource: { "service.name": "keys", "deployment.environment.name": "test" },
    });
    expect(
      of("span").find(({ attributes }) => attributes["http.response.status_code"] === 200)?.attributes,
    ).not.toHaveProperty(["error.type"]);
  });

  test("sends a log record of each client error, within the span of its request", () => {
    const routed = of("log").filter(
      ({ attributes }) => !atSocket.some(([id]) => id === attributes["error_contract.request_id"]),
    );
    expect(routed.map(({ attributes }) => attributes["error.type"]).sort()).toEqual([
      "bad_request",
      "not_found",
      "unauthorized",
    ]);
    const record = of("log").find(({ attributes }) => attributes["error_contract.request_id"] === requestId);
    const span = of("span").find(({ spanId }) => spanId === record?.spanId);
    expect(span?.text).toBe("GET /api-keys");
    expect(record).toMatchObject({
      traceId: TRACE,
      spanId: span?.spanId,
      attributes: {
        "http.request.method": "GET",
        "http.route": "/api-keys",
        "http.response.status_code": 400,
        "error_contract.request_id": requestId,
        "error_contract.operation_id": "listApiKeys",
      },
      resource: { "service.name": "keys" },
    });
    expect(record?.attributes["url.full"]).toContain("access_token=REDACTED");
  });

  test("sends a span and a log record of each response written to the socket", () => {
    expect(atSocket).toHaveLength(broken.length);
    for (const [id, method, status] of atSocket) {
      const record = of("log").find(({ attributes }) => attributes["error_contract.request_id"] === id);
      const expected = {
        "http.request.method": method,
        "http.response.status_code": status,
        "error.type": status === 405 ? "method_not_allowed" : "bad_request",
      };
      expect(record?.attributes).toMatchObject(expected);
      const span = of("span").find(({ spanId }) => spanId === record?.spanId);
      expect(span).toMatchObject({ text: method, attributes: expected });
    }
  });

  test("sends no secret", () => {
    expect(receiver.bytes().length).toBeGreaterThan(1_000);
    expect(receiver.bytes().includes(SECRET)).toBe(false);
  });
});

describe("A collector that", () => {
  let silent: Server;
  beforeAll(async () => {
    silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => {
    silent.closeAllConnections();
    silent.close();
  });

  test.each([
    ["refuses connections", () => 1],
    ["never answers", () => (silent.address() as AddressInfo).port],
  ])("%s holds up neither responses nor shutdown", async (_, port) => {
    const server = await startServer({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port()}`,
      OTEL_EXPORTER_OTLP_TIMEOUT: "60000",
      OTEL_BLRP_SCHEDULE_DELAY: "100",
      OTEL_BSP_SCHEDULE_DELAY: "100",
    });
    try {
      const headers = { authorization: `Bearer ${await tokenOf(server)}` };
      const times: number[] = [];
      for (let round = 0; round < 100; round += 1) {
        const began = performance.now();
        expect((await fetch(`${server.baseUrl}/api-keys?limit=0`, { headers })).status).toBe(400);
        times.push(performance.now() - began);
      }
      expect(median(times), "not the collector's minute").toBeLessThan(3_000);
      const { exitCode } = await server.end();
      expect(exitCode, "1 would say that it took longer than SHUTDOWN_SECONDS").toBe(0);
    } finally {
      await server.remove();
    }
  });
});
