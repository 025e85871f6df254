import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cpuSeconds } from "../testing/cpu-seconds.ts";
import { canFail, type FailingDisk, failingDisk } from "../testing/failing-disk.ts";
import { recordedRequests } from "../testing/recorded-requests.ts";
import { type StartedServer, startServer } from "../testing/started-server.ts";

describe.runIf(await canFail())("On a disk that fails with EIO, the server with the embedded database", () => {
  let disk: FailingDisk;
  let server: StartedServer;
  let headers: Record<string, string>;
  const acknowledged: string[] = [];

  beforeAll(async () => {
    disk = await failingDisk(200);
    const folder = join(disk.folder, "server");
    await mkdir(folder);
    server = await startServer({ SHUTDOWN_SECONDS: "20" }, folder);
    const { stdout } = await server.token("--scope", "api-logs.read", "--scope", "api-keys.read");
    headers = { authorization: `Bearer ${stdout.split("\n").at(-1)}` };
    for (let request = 0; request < 20; request += 1) acknowledged.push(await refused());
    await disk.fail();
  });
  afterAll(async () => {
    await server.remove();
    await disk.remove();
  });

  /** Sends a request that is refused, and returns the id of its response. */
  async function refused(): Promise<string> {
    const response = await fetch(`${server.baseUrl}/api-keys?limit=0`, {
      headers,
      signal: AbortSignal.timeout(20_000),
    });
    expect(response.status).toBe(400);
    const { request_id } = (await response.json()) as { request_id: string };
    return request_id;
  }

  test("refuses requests as before, is alive, and responds to others as documented", async () => {
    for (let round = 0; round < 10; round += 1) await Promise.all(Array.from({ length: 25 }, refused));
    expect((await fetch(`${server.baseUrl}/healthz`)).status).toBe(200);
    const { status } = await fetch(`${server.baseUrl}/api-logs`, { headers });
    expect([200, 502, 503, 504]).toContain(status);
  });

  test("logs that the error log waits, and does not loop forever", async () => {
    await expect.poll(() => server.output(), { timeout: 20_000 }).toContain("The error log waits for the database.");
    const before = await cpuSeconds(server.pid);
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect((await cpuSeconds(server.pid)) - before).toBeLessThan(3);
  });

  test("stops on SIGTERM in time, and logs how many entries are lost", async () => {
    const began = Date.now();
    const { stdout } = await server.end("SIGTERM");
    expect(Date.now() - began).toBeLessThan(21_000);
    expect(stdout).toMatch(/"lost":\d+.*are lost/);
  });

  test("has all earlier entries on record when the disk is back", async () => {
    await disk.mend();
    server = await server.again();
    expect([...(await recordedRequests(server.baseUrl, headers))]).toEqual(expect.arrayContaining(acknowledged));
  });
});
