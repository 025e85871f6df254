import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../testing/free-port.ts";
import { exchange, readAnswers } from "../testing/raw-http.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

const get = "GET /api-keys HTTP/1.1\r\nHost: x\r\n";

describe("Metrics count responses written to the socket:", () => {
  let server: TestServer;
  let metrics: string;
  let port: number;

  beforeAll(async () => {
    const at = { host: "127.0.0.1", port: await freePort() };
    metrics = `http://${at.host}:${at.port}/metrics`;
    server = await testServer(undefined, { metrics: at });
    // Node reads these when the server starts to listen. By default, the timeouts are a minute.
    Object.assign(server.app.server, { headersTimeout: 200, requestTimeout: 200, connectionsCheckingInterval: 50 });
    await server.app.listen({ port: 0, host: "127.0.0.1" });
    port = (server.app.server.address() as AddressInfo).port;
  });
  afterAll(() => server.close());

  const count = async (labels: string): Promise<number> => {
    const lines = (await (await fetch(metrics)).text()).split("\n");
    const line = lines.find((each) => each.startsWith(`http_server_request_duration_seconds_count{${labels}}`));
    return Number(line?.split(" ").at(-1) ?? 0);
  };

  test.each([
    ["a message that is not HTTP", "\u0016\u0003\u0001", "_OTHER", "", "400", "bad_request"],
    ["CONNECT", "CONNECT other:443 HTTP/1.1\r\nHost: x\r\n\r\n", "CONNECT", "", "405", "method_not_allowed"],
    ["an unknown method", "BREW /api-keys HTTP/1.1\r\n\r\n", "_OTHER", "", "405", "method_not_allowed"],
    ["a header without a name", `${get}: x\r\n\r\n`, "GET", "listApiKeys", "400", "bad_request"],
    ["a head that is too long", `${get}X-A: ${"a".repeat(20_000)}\r\n\r\n`, "GET", "listApiKeys", "400", "bad_request"],
    ["a head that does not end", "POST /api-keys HTTP/1.1\r\nHost:", "_OTHER", "", "400", "bad_request"],
  ])("%s", async (_, text, method, operation, status, code) => {
    const labels = `operation="${operation}",method="${method}",status="${status}",code="${code}"`;
    const before = await count(labels);
    const [answer] = readAnswers(await exchange(port, [Buffer.from(text, "latin1")]));
    expect(String(answer?.status)).toBe(status);
    expect(await count(labels)).toBe(before + 1);
  });
});
