import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../database/database.ts";
import { migrations } from "../server/migrations.ts";
import { hasPostgresql, type PostgresqlServer, startPostgresql } from "../testing/postgresql-server.ts";
import { type TestKey, type TestServer, testServer } from "../testing/test-server.ts";

/** Like separate processes, the two servers have their own connections: they share nothing but PostgreSQL. */
describe.runIf(hasPostgresql)("With two processes on one PostgreSQL,", () => {
  let postgresql: PostgresqlServer;
  let databases: readonly [Database, Database];
  let one: TestServer;
  let other: TestServer;
  let administrator: TestKey;
  /** How often the other server has looked up a key. */
  let lookups = 0;

  beforeAll(async () => {
    postgresql = await startPostgresql();
    const url = await postgresql.createDatabase();
    databases = [await openDatabase(migrations, { url }), await openDatabase(migrations, { url })];
    one = await testServer(databases[0]);
    const [, opened] = databases;
    const counting: Database = {
      ...opened,
      query: (text, values) => {
        if (text.includes("api_keys where id = $1")) lookups += 1;
        return opened.query(text, values);
      },
    };
    other = await testServer(counting);
    administrator = await one.addAccount();
  });
  afterAll(async () => {
    await one.close();
    await other.close();
    for (const database of databases) await database.close();
    await postgresql.remove();
  });

  const url = "/api-keys?limit=1";

  /** Creates a key, and waits until the other server has cached it. */
  async function rememberedKey(): Promise<{ readonly key: TestKey; readonly headers: Record<string, string> }> {
    const key = await one.addKey(administrator, ["api-keys.read"]);
    const headers = await other.as(key);
    await expect.poll(() => lookupsFor(3, headers), { timeout: 10_000 }).toBe(0);
    return { key, headers };
  }

  async function lookupsFor(requests: number, headers: Record<string, string>): Promise<number> {
    const before = lookups;
    for (let time = 0; time < requests; time += 1) {
      expect((await other.send({ url, headers })).statusCode).toBe(200);
    }
    return lookups - before;
  }

  /** Sends a request after a second: its status, unlike a measured time, does not depend on how busy the machine is. */
  async function statusInASecond(headers: Record<string, string>): Promise<number> {
    await delay(1_000);
    return (await other.send({ url, headers })).statusCode;
  }

  /** Ends, freezes or continues the PostgreSQL backends on which the servers listen. */
  async function listeners(action: "end" | "freeze" | "continue"): Promise<void> {
    const find = () =>
      databases[0].query<{ pid: number }>(
        "select pid from pg_stat_activity where application_name = 'error-contract listener' and datname = current_database()",
      );
    // A server whose backend was ended listens again after a pause.
    await expect.poll(async () => (await find()).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
    const rows = await find();
    for (const { pid } of rows) {
      if (action === "end") await databases[0].query("select pg_terminate_backend($1)", [pid]);
      else process.kill(pid, action === "freeze" ? "SIGSTOP" : "SIGCONT");
    }
  }

  const changes = {
    locked: (key: TestKey) => lock(key),
    deleted: async (key: TestKey) => {
      const headers = await one.as(administrator);
      await one.send({ method: "DELETE", url: `/api-keys/${key.id}`, headers });
    },
    "locked in the database by hand": async (key: TestKey) => {
      await databases[0].query("update error_contract.api_keys set locked = true where id = $1", [key.id]);
    },
  };

  async function lock(key: TestKey): Promise<void> {
    const headers = await one.as(administrator);
    await one.send({ method: "PATCH", url: `/api-keys/${key.id}`, headers, payload: { locked: true } });
  }

  test.each(Object.entries(changes))(
    "a key that one has %s is refused by the other within a second",
    async (_, change) => {
      const { key, headers } = await rememberedKey();
      await change(key);
      expect(await statusInASecond(headers)).toBe(401);
    },
  );

  test("the other applies new scopes within a second", async () => {
    const { key, headers } = await rememberedKey();
    const by = await one.as(administrator);
    await one.send({
      method: "PATCH",
      url: `/api-keys/${key.id}`,
      headers: by,
      payload: { scopes: ["api-logs.read"] },
    });
    expect(await statusInASecond(headers)).toBe(403);
  });

  test("a lock takes effect within a second, even if the connection on which the other listens breaks", async () => {
    const { key, headers } = await rememberedKey();
    await listeners("end");
    await lock(key);
    expect(await statusInASecond(headers)).toBe(401);
  });

  test("a lock takes effect within a second, even if that connection hangs silently", async () => {
    const { key, headers } = await rememberedKey();
    await listeners("freeze");
    try {
      await lock(key);
      expect(await statusInASecond(headers)).toBe(401);
    } finally {
      await listeners("continue");
    }
  });

  test("keys are cached again after the connection broke", async () => {
    const { headers } = await rememberedKey();
    await listeners("end");
    await expect.poll(() => lookupsFor(3, headers), { timeout: 10_000, interval: 5 }).toBeGreaterThan(0);
    await expect.poll(() => lookupsFor(3, headers), { timeout: 10_000 }).toBe(0);
  });
});
