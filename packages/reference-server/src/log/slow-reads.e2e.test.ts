import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../database/database.ts";
import { migrations } from "../server/migrations.ts";
import { hasPostgresql, type PostgresqlServer, startPostgresql } from "../testing/postgresql-server.ts";
import { type TestKey, type TestServer, testServer } from "../testing/test-server.ts";

describe.runIf(hasPostgresql)("While reads of the error log are slow", () => {
  let postgresql: PostgresqlServer;
  let database: Database;
  let other: Database;
  let server: TestServer;
  let administrator: TestKey;

  beforeAll(async () => {
    postgresql = await startPostgresql();
    const url = await postgresql.createDatabase();
    database = await openDatabase(migrations, { url });
    other = await openDatabase(migrations, { url });
    server = await testServer(database);
    administrator = await server.addAccount();
  });
  afterAll(async () => {
    await server.close();
    await database.close();
    await other.close();
    await postgresql.remove();
  });

  test("other requests get a connection without waiting for them", async () => {
    const headers = await server.as(administrator);
    const reads: Promise<{ readonly statusCode: number }>[] = [];
    let finished = 0;
    await other.transaction(async (transaction) => {
      // Blocks all reads for as long as this transaction lasts.
      await transaction.query("lock table error_contract.api_logs in access exclusive mode");
      for (let read = 0; read < 40; read += 1) {
        const url = read % 2 ? "/api-logs?status=404" : "/api-log-groups";
        reads.push(server.send({ url, headers }).finally(() => (finished += 1)));
      }
      await delay(100);
      for (let request = 0; request < 5; request += 1) {
        expect((await server.send({ url: "/api-keys", headers })).statusCode).toBe(200);
        expect(finished).toBe(0);
      }
    });
    expect(new Set((await Promise.all(reads)).map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  });
});
