import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OtlpReceiver, type Received, startOtlpReceiver } from "../testing/otlp-receiver.ts";
import { type StartedServer, startServer } from "../testing/started-server.ts";

const SECRET = "S3cr3t-that-nobody-may-see";
const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT = "00f067aa0ba902b7";

async function tokenOf(server: StartedServer): Promise<string> {
  const { stdout } = await server.token("--scope", "api-logs.read", "--scope", "api-keys.read");
  return stdout.split("\n").at(-1) ?? "";
}

describe("With a collector, the server", () => {
  let receiver: OtlpReceiver;
  let requestId: string;

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
    const refused = of("span").find(({ attributes }) => attributes["http.response.status_code"] === 400);
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
    expect(
      of("log")
        .map(({ attributes }) => attributes["error.type"])
        .sort(),
    ).toEqual(["bad_request", "not_found", "unauthorized"]);
    const span = of("span").find(({ attributes }) => attributes["http.response.status_code"] === 400);
    const record = of("log").find(({ attributes }) => attributes["error.type"] === "bad_request");
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
  ])("%s holds up no answer, and no end", async (_, port) => {
    const server = await startServer({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port()}`,
      OTEL_BLRP_SCHEDULE_DELAY: "100",
      OTEL_BSP_SCHEDULE_DELAY: "100",
    });
    try {
      const headers = { authorization: `Bearer ${await tokenOf(server)}` };
      for (let round = 0; round < 100; round += 1) {
        const began = performance.now();
        expect((await fetch(`${server.baseUrl}/api-keys?limit=0`, { headers })).status).toBe(400);
        expect(performance.now() - began).toBeLessThan(3_000);
      }
      const began = Date.now();
      expect((await server.end()).exitCode).toBe(0);
      expect(Date.now() - began).toBeLessThan(10_000);
    } finally {
      await server.remove();
    }
  });
});
