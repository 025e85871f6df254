import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import { freePort } from "../testing/free-port.ts";
import { openTestDatabase } from "../testing/test-database.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { readiness } from "./readiness.ts";

describe("The platform, without a token,", () => {
  let database: Database;
  let server: TestServer;
  let metrics: string;
  let isReachable = true;

  beforeAll(async () => {
    const opened = await openTestDatabase();
    database = { ...opened, isReachable: () => isReachable };
    const port = await freePort();
    metrics = `http://127.0.0.1:${port}`;
    server = await testServer(database, { metrics: { host: "127.0.0.1", port } });
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  test.each(["GET", "HEAD"] as const)("learns by %s that the server is alive and ready", async (method) => {
    for (const url of ["/healthz", "/readyz"]) {
      const response = await server.app.inject({ method, url });
      expect([response.statusCode, response.headers["content-type"]]).toEqual([200, "application/json"]);
      expect(response.body === "").toBe(method === "HEAD");
    }
  });

  test("learns on both ports why the server is not ready, and that it is alive", async () => {
    isReachable = false;
    const expected = { status: "not ready", reasons: ["The database cannot be reached."] };
    const response = await server.app.inject("/readyz");
    expect([response.statusCode, response.json()]).toEqual([503, expected]);
    const other = await fetch(`${metrics}/readyz`);
    expect([other.status, await other.json()]).toEqual([503, expected]);
    expect((await server.app.inject("/healthz")).statusCode).toBe(200);
    isReachable = true;
    expect((await server.app.inject("/readyz")).statusCode).toBe(200);
  });

  test("learns if the error log drops entries", () => {
    expect(readiness(database, { isOverflowing: () => true }, undefined)()).toEqual([
      "The error log has no room left and drops entries.",
    ]);
  });

  test("reads response times by operation, status and code, on the metrics port only", async () => {
    const headers = await server.as(await server.addAccount());
    await server.send({ url: "/api-keys", headers });
    await server.send({ url: "/api-keys?limit=0", headers });
    await server.send({ url: "/no/such/path", headers });
    const text = await (await fetch(`${metrics}/metrics`)).text();
    const count = (labels: string): number =>
      Number(
        text
          .split("\n")
          .find((line) => line.startsWith(`http_server_request_duration_seconds_count{${labels}}`))
          ?.split(" ")
          .at(-1),
      );
    expect(count('operation="listApiKeys",method="GET",status="200",code=""')).toBe(1);
    expect(count('operation="listApiKeys",method="GET",status="400",code="bad_request"')).toBe(1);
    expect(count('operation="",method="GET",status="404",code="not_found"')).toBe(1);
    expect(text).toMatch(/^error_log_written_total 2$/m);
    expect(text).toMatch(/^database_reachable 1$/m);
    expect(text).toMatch(/^process_cpu_seconds_total /m);
    expect((await server.app.inject("/metrics")).statusCode).toBe(404);
  });
});
