import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hasPostgresql, startPostgresql } from "../testing/postgresql-server.ts";
import { type StartedServer, startServer } from "../testing/started-server.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "restored-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Sends a request that is refused, and returns its id. */
async function refuse(server: StartedServer): Promise<string> {
  const headers = { authorization: `Bearer ${await token(server)}` };
  const response = await fetch(`${server.baseUrl}/api-keys?limit=0`, { headers });
  return ((await response.json()) as { request_id: string }).request_id;
}

async function token(server: StartedServer): Promise<string> {
  const { stdout } = await server.token("--scope", "api-logs.read", "--scope", "api-keys.read");
  return stdout.split("\n").at(-1) ?? "";
}

async function recorded(server: StartedServer): Promise<readonly string[]> {
  const headers = { authorization: `Bearer ${await token(server)}` };
  const response = await fetch(`${server.baseUrl}/api-logs`, { headers });
  const { items } = (await response.json()) as { items: readonly { request_id: string }[] };
  return items.map(({ request_id }) => request_id);
}

describe("A backup, as OPERATE.md describes it, is restored", () => {
  test("from a copy of the data folder, made while the server was stopped", async () => {
    const server = await startServer();
    const id = await refuse(server);
    await server.end();
    await cp(join(server.folder, ".data"), join(folder, ".data"), { recursive: true });
    await server.remove();
    const restored = await startServer({}, folder);
    try {
      expect(restored.output()).not.toContain("Created an account");
      expect(await recorded(restored)).toEqual([id]);
    } finally {
      await restored.remove();
    }
  });

  test.runIf(hasPostgresql)("from a dump of PostgreSQL, made while the server was running", async () => {
    const postgresql = await startPostgresql();
    const original = await postgresql.createDatabase();
    const server = await startServer({ DATABASE_URL: original });
    try {
      const id = await refuse(server);
      const copy = await postgresql.createDatabase();
      const dump = join(folder, "backup.dump");
      await execa(postgresql.program("pg_dump"), ["--format=custom", `--file=${dump}`, original]);
      await execa(postgresql.program("pg_restore"), ["--no-owner", `--dbname=${copy}`, dump]);
      await cp(join(server.folder, ".data"), join(folder, ".data"), { recursive: true });
      const restored = await startServer({ DATABASE_URL: copy }, folder);
      expect(restored.output()).not.toContain("Created an account");
      expect(await recorded(restored)).toEqual([id]);
      await restored.remove();
    } finally {
      await server.remove();
      await postgresql.remove();
    }
  });
});
