import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type StartedServer, startServer } from "../testing/started-server.ts";

const BURST = 200;
let server: StartedServer;
let keyId: string;
beforeAll(async () => {
  server = await startServer();
  ({ id: keyId } = JSON.parse(await readFile(join(server.folder, ".data/administrator-key.json"), "utf8")));
});
afterAll(() => server.remove());

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Sends requests with a forged signature. */
async function forge(count: number): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: keyId, aud: server.baseUrl, iat: now, exp: now + 60, scopes: [] };
  const token = `${part({ alg: "ES256", kid: keyId })}.${part(claims)}.${"A".repeat(86)}`;
  const headers = { authorization: `Bearer ${token}` };
  const responses = await Promise.all(
    Array.from({ length: count }, () => fetch(`${server.baseUrl}/api-keys`, { headers })),
  );
  for (const response of responses) expect([response.status, (await response.text()).length > 0]).toEqual([401, true]);
}

/** How many refusals the log counts, and on how many entries. */
async function recorded(): Promise<readonly [refusals: number, entries: number]> {
  const { stdout } = await server.token("--scope", "api-logs.read");
  const headers = { authorization: `Bearer ${stdout.split("\n").at(-1)}`, accept: "application/x-ndjson" };
  const text = await (await fetch(`${server.baseUrl}/api-logs`, { headers })).text();
  const counts = text.split("\n").flatMap((line) => (line === "" ? [] : [Number(JSON.parse(line).count)]));
  return [counts.reduce((sum, count) => sum + count, 0), counts.length];
}

test("Written repeats survive kill -9; it loses only repeats that were not written yet", async () => {
  await forge(BURST);
  await forge(50);
  // Every ten seconds, one more refusal gets an entry of its own, however many repeats there are.
  await expect.poll(async () => (await recorded())[0], { timeout: 30_000 }).toBe(BURST + 50);
  await forge(30);
  await server.end("SIGKILL");
  server = await server.again();
  const [refusals, entries] = await recorded();
  expect(refusals).toBeGreaterThanOrEqual(BURST + 50);
  expect(refusals).toBeLessThanOrEqual(BURST + 80);
  expect(entries).toBeGreaterThanOrEqual(BURST);
  await forge(BURST + 50);
  await expect.poll(async () => (await recorded())[0], { timeout: 30_000 }).toBe(refusals + BURST + 50);
});
