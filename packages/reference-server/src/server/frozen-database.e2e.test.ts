import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasPostgresql, type PostgresqlServer, startPostgresql } from "../testing/postgresql-server.ts";
import { recordedRequests } from "../testing/recorded-requests.ts";
import { type StartedServer, startServer } from "../testing/started-server.ts";

/** How long the error log waits for its database, and how much a loaded machine may add, in milliseconds. */
const PATIENCE = { promised: 2_000, slack: 2_500 };

describe.runIf(hasPostgresql)("A server whose PostgreSQL", () => {
  let postgresql: PostgresqlServer;
  let server: StartedServer;
  let headers: Record<string, string>;
  const refused: string[] = [];

  beforeAll(async () => {
    postgresql = await startPostgresql();
    server = await startServer({ DATABASE_URL: await postgresql.createDatabase(), SHUTDOWN_SECONDS: "12" });
    const { stdout } = await server.token("--scope", "api-logs.read", "--scope", "api-keys.read");
    headers = { authorization: `Bearer ${stdout.split("\n").at(-1)}` };
    expect((await send("/api-keys?limit=0")).status).toBe(400);
  });
  afterAll(async () => {
    await postgresql.thaw().catch(() => undefined);
    await server.remove();
    await postgresql.remove();
  });

  async function send(path: string): Promise<{ status: number; milliseconds: number }> {
    const began = performance.now();
    const response = await fetch(server.baseUrl + path, { headers });
    const body = (await response.json()) as { request_id?: string };
    if (response.status === 400 && body.request_id !== undefined) refused.push(body.request_id);
    const milliseconds = performance.now() - began;
    return { status: response.status, milliseconds };
  }

  async function ready(): Promise<number> {
    return (await fetch(`${server.baseUrl}/readyz`)).status;
  }

  function onRecord(): Promise<readonly string[]> {
    return recordedRequests(server.baseUrl, headers);
  }

  test("is frozen responds within its patience: refusals as usual, the rest with a 504", async () => {
    await postgresql.freeze();
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, () => send("/api-keys?limit=0")),
      ...Array.from({ length: 20 }, () => send("/api-keys")),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([...Array(20).fill(400), ...Array(20).fill(504)]);
    expect(Math.max(...answers.map(({ milliseconds }) => milliseconds))).toBeLessThan(
      PATIENCE.promised + PATIENCE.slack,
    );
  });

  test("is known to be frozen does not wait again, and is not ready", async () => {
    // A statement may time out a moment before the probe that decides.
    await expect.poll(ready, { timeout: 5_000 }).toBe(503);
    expect((await fetch(`${server.baseUrl}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.baseUrl}/api-keys`, { headers })).headers.get("retry-after")).toBe("1");
    const answers = await Promise.all([send("/api-keys?limit=0"), send("/api-keys")]);
    expect(answers.map(({ status }) => status)).toEqual([400, 504]);
    expect(Math.max(...answers.map(({ milliseconds }) => milliseconds))).toBeLessThan(PATIENCE.promised);
  });

  test("resumes has every refusal on record exactly once", async () => {
    await postgresql.thaw();
    await expect.poll(ready, { timeout: 20_000 }).toBe(200);
    await expect.poll(async () => (await onRecord()).length, { timeout: 30_000 }).toBe(refused.length);
    expect([...(await onRecord())].sort()).toEqual([...refused].sort());
    expect((await send("/api-keys")).status).toBe(200);
  });

  test("is frozen stops on SIGTERM in time, and the waiting entries are on record after the next start", async () => {
    await postgresql.freeze();
    expect((await send("/api-keys?limit=0")).status).toBe(400);
    const began = Date.now();
    const { exitCode, stderr } = await server.end();
    expect([exitCode, Date.now() - began < 12_000]).toEqual([0, true]);
    expect(stderr).toContain("waits on disk for the next start");
    await postgresql.thaw();
    server = await server.again();
    await expect.poll(async () => (await onRecord()).length, { timeout: 30_000 }).toBe(refused.length);
    expect([...(await onRecord())].sort()).toEqual([...refused].sort());
  });

  test("is killed, and that is then killed itself, has all acknowledged entries on record", async () => {
    await postgresql.kill();
    await Promise.all(Array.from({ length: 50 }, () => send("/api-keys?limit=0")));
    await server.end("SIGKILL");
    await postgresql.start();
    server = await server.again();
    await expect.poll(async () => (await onRecord()).length, { timeout: 30_000 }).toBe(refused.length);
    expect([...(await onRecord())].sort()).toEqual([...refused].sort());
    expect(await readdir(join(server.folder, ".data/spool"))).toHaveLength(1);
  });
});

describe.runIf(hasPostgresql)("A server that starts before its PostgreSQL", () => {
  test("logs it, is alive but not ready, and works once the database is there", async () => {
    const folder = await mkdtemp(join(tmpdir(), "early-"));
    const postgresql = await startPostgresql();
    const url = await postgresql.createDatabase();
    await postgresql.stop();
    const server = await startServer({ DATABASE_URL: url }, folder);
    try {
      expect(server.output()).toMatch(
        /The database of DATABASE_URL cannot be reached: connect ECONNREFUSED .+\. The server keeps trying\./,
      );
      const statusOf = async (path: string): Promise<number> => (await fetch(server.baseUrl + path)).status;
      expect([await statusOf("/healthz"), await statusOf("/readyz"), await statusOf("/docs")]).toEqual([200, 503, 200]);
      expect(await statusOf("/api-keys")).toBe(401);
      await postgresql.start();
      await expect.poll(() => statusOf("/readyz"), { timeout: 20_000 }).toBe(200);
      await expect.poll(() => server.output()).toMatch(/^Try /m);
      const { stdout } = await server.token("--scope", "api-keys.read");
      const headers = { authorization: `Bearer ${stdout.split("\n").at(-1)}` };
      expect((await fetch(`${server.baseUrl}/api-keys`, { headers })).status).toBe(200);
      expect((await server.end()).exitCode).toBe(0);
    } finally {
      await server.remove();
      await postgresql.remove();
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("stops on SIGTERM while it waits", async () => {
    const server = await startServer({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" });
    const began = Date.now();
    expect((await server.end()).exitCode).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    await server.remove();
  });
});
