import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { signToken } from "@error-contract/api/token";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeKeyPair } from "../accounts/key-pair.ts";
import { insertKey } from "../accounts/key-store.ts";
import { openDatabase } from "../database/database.ts";
import { hasPostgresql, type PostgresqlServer, startPostgresql } from "../testing/postgresql-server.ts";
import { type StartedServer, startServer } from "../testing/started-server.ts";
import { migrations } from "./migrations.ts";

/** The address of every process, as behind a load balancer, which is not part of the test. */
const PUBLIC_URL = "http://api.test";
const CALLERS = 8;

/** An account under load. */
interface Account {
  readonly headers: Record<string, string>;
  readonly sent: Set<string>;
  readonly acknowledged: Set<string>;
}

describe.runIf(hasPostgresql)("Several processes on one PostgreSQL", () => {
  let postgresql: PostgresqlServer;
  let url: string;
  let folders: string[];
  let servers: StartedServer[];

  beforeAll(async () => {
    postgresql = await startPostgresql();
    url = await postgresql.createDatabase();
    folders = await Promise.all([1, 2, 3].map(() => mkdtemp(join(tmpdir(), "several-"))));
    const settings = { PUBLIC_URL, KEY_LIMIT: "0", ADDRESS_LIMIT: "0" };
    servers = await Promise.all(folders.map((folder) => startServer({ ...settings, DATABASE_URL: url }, folder)));
  });
  afterAll(async () => {
    for (const server of servers) await server.remove();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
    await postgresql.remove();
  });

  async function addAccount(): Promise<Account> {
    const database = await openDatabase(migrations, { url });
    const accountId = randomUUID();
    await database.query("insert into error_contract.accounts (id, name) values ($1, $2)", [accountId, accountId]);
    const { publicKey, privateKey } = await makeKeyPair();
    const { id } = await insertKey(database, {
      accountId,
      publicKey,
      displayName: "Caller",
      externalIdentifier: null,
      scopes: [],
      restricted: false,
    });
    await database.close();
    const scopes = ["api-logs.read", "api-keys.read"] as const;
    const token = await signToken({ keyId: id, privateKey, audience: PUBLIC_URL, scopes });
    return { headers: { authorization: `Bearer ${token}` }, sent: new Set(), acknowledged: new Set() };
  }

  test("that start together create one account, whose key one of them has", () => {
    const made = servers.filter((server) => server.output().includes("Created an account."));
    expect(made).toHaveLength(1);
    for (const server of servers) {
      if (server !== made[0])
        expect(server.output()).toContain("The administrator's key of this database is not in .data.");
    }
  });

  test("lose and duplicate no entry, and show none to another account, while they are killed one by one under load", async () => {
    const accounts = [await addAccount(), await addAccount()];
    let alive = [...servers];
    let ended = false;

    async function call(account: Account): Promise<void> {
      for (let turn = 0; !ended; turn += 1) {
        const server = alive[turn % alive.length];
        const id = randomUUID();
        account.sent.add(id);
        const headers = { ...account.headers, "x-request-id": id };
        const status = await fetch(`${server?.baseUrl}/api-keys?limit=0`, { headers }).then(
          async (response) => {
            await response.text();
            return response.status;
          },
          () => undefined,
        );
        // Only a caller that has the response knows that the error is on record.
        if (status === 400) account.acknowledged.add(id);
        else expect(status, "no other answer").toBeUndefined();
      }
    }

    const callers = Promise.all(accounts.flatMap((account) => Array.from({ length: CALLERS }, () => call(account))));
    for (const [index, signal] of (["SIGKILL", "SIGTERM"] as const).entries()) {
      await delay(2_000);
      const victim = alive[0];
      if (victim === undefined) throw new Error("Nobody is left.");
      await victim.end(signal);
      alive = alive.slice(1);
      expect(alive).toHaveLength(2 - index);
    }
    await delay(1_000);
    ended = true;
    await callers;

    for (const account of accounts) {
      const found: string[] = [];
      const response = await fetch(`${alive[0]?.baseUrl}/api-logs`, {
        headers: { ...account.headers, accept: "application/x-ndjson" },
      });
      for (const line of (await response.text()).split("\n").filter((text) => text !== "")) {
        found.push(JSON.parse(line).request_id);
      }
      expect(account.acknowledged.size).toBeGreaterThan(100);
      expect(new Set(found).size, "none is there twice").toBe(found.length);
      expect(
        found.filter((id) => !account.sent.has(id)),
        "none is another account's",
      ).toEqual([]);
      const there = new Set(found);
      expect(
        [...account.acknowledged].filter((id) => !there.has(id)),
        "acknowledged, but lost",
      ).toEqual([]);
    }
  }, 60_000);
});
