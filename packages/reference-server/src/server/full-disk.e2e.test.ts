import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cpuSeconds } from "../testing/cpu-seconds.ts";
import { recordedRequests } from "../testing/recorded-requests.ts";
import { canMount, type SmallDisk, smallDisk } from "../testing/small-disk.ts";
import { type StartedServer, startServer } from "../testing/started-server.ts";

/** Enough for PGlite's first files, with some room to spare. */
const MEGABYTES = 90;

// Without permission to mount a disk, there is no disk to fill.
describe.runIf(canMount)("On a full disk, the server with the embedded database", () => {
  let disk: SmallDisk;
  let server: StartedServer;
  let headers: Record<string, string>;
  const acknowledged: string[] = [];

  beforeAll(async () => {
    disk = await smallDisk(MEGABYTES);
    const folder = join(disk.folder, "server");
    await mkdir(folder);
    server = await startServer({ SHUTDOWN_SECONDS: "20" }, folder);
    const { stdout } = await server.token("--scope", "api-logs.read", "--scope", "api-keys.read");
    headers = { authorization: `Bearer ${stdout.split("\n").at(-1)}` };
    expect(await refused()).toBe(400);
  });
  afterAll(async () => {
    await server.remove();
    await disk.remove();
  });

  /** Sends a request that is refused, and returns the status of its response. */
  async function refused(): Promise<number> {
    // A long query fills the disk sooner, if it is not full yet.
    const query = `?limit=0&${"x".repeat(1_500)}`;
    const response = await fetch(`${server.baseUrl}/api-keys${query}`, {
      headers,
      signal: AbortSignal.timeout(20_000),
    });
    const { request_id } = (await response.json()) as { request_id: string };
    acknowledged.push(request_id);
    return response.status;
  }

  test("refuses requests as usual, and responds to others", async () => {
    await disk.fill();
    for (let round = 0; round < 40; round += 1) {
      expect(new Set(await Promise.all(Array.from({ length: 25 }, refused)))).toEqual(new Set([400]));
    }
    expect((await fetch(`${server.baseUrl}/healthz`)).status).toBe(200);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => fetch(`${server.baseUrl}/api-keys`, { headers }).then(({ status }) => status)),
    );
    for (const status of answers) expect([200, 502, 504]).toContain(status);
  });

  test("logs that the error log waits, and does not loop forever", async () => {
    expect(server.output()).toContain("The error log waits for the database.");
    const before = await cpuSeconds(server.pid);
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect((await cpuSeconds(server.pid)) - before).toBeLessThan(3);
  });

  test("has every refusal on record once there is space", async () => {
    await disk.free();
    const found = () => recordedRequests(server.baseUrl, headers);
    await expect.poll(async () => (await found()).length, { timeout: 60_000 }).toBe(acknowledged.length);
    expect([...(await found())].sort()).toEqual([...acknowledged].sort());
    expect((await fetch(`${server.baseUrl}/readyz`)).status).toBe(200);
  });

  test("stops on SIGTERM while the disk is full", async () => {
    await disk.fill();
    await refused();
    const began = Date.now();
    const { exitCode } = await server.end("SIGTERM");
    expect([exitCode, Date.now() - began < 21_000]).toEqual([0, true]);
  });
});
