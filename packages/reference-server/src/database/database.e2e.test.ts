import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { migrations } from "../server/migrations.ts";
import { hasPostgresql, type PostgresqlServer, startPostgresql } from "../testing/postgresql-server.ts";
import { describeDatabase } from "./database.suite.ts";
import { DatabaseUnavailable, openDatabase } from "./database.ts";
import { FolderInUse } from "./folder-lock.ts";
import { openPostgresql } from "./open-postgresql.ts";

describe("PGlite in a folder", () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), "pglite-")), "new", "folder");
  });
  afterEach(() => rm(join(folder, "..", ".."), { recursive: true }));

  test("creates the folder, keeps the data, and can be opened by only one process", async () => {
    const first = await openDatabase(migrations, { folder });
    await first.query("create table things as select 'kept' as name");
    await expect(openDatabase(migrations, { folder })).rejects.toThrow(FolderInUse);
    await first.close();
    const second = await openDatabase(migrations, { folder });
    expect(await second.query("select name from things")).toEqual([{ name: "kept" }]);
    await second.close();
  });
});

describe.runIf(hasPostgresql)("PostgreSQL", () => {
  let server: PostgresqlServer;
  beforeAll(async () => {
    server = await startPostgresql();
  });
  afterAll(() => server.remove());

  describeDatabase(async () => openDatabase(migrations, { url: await server.createDatabase() }));

  test("is migrated once if several processes open it at the same time", async () => {
    const url = await server.createDatabase();
    const databases = await Promise.all(Array.from({ length: 8 }, () => openDatabase(migrations, { url })));
    const applied = await databases[0]?.query<{ name: string }>(
      "select name from error_contract.migrations order by name",
    );
    expect(applied?.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
    for (const database of databases) await database.close();
  });

  test("is unchanged if a migration fails, and the error names the migration", async () => {
    const url = await server.createDatabase();
    const raw = openPostgresql(url);
    await raw.query("create schema error_contract");
    await raw.query("create table error_contract.api_logs_request (somebody text)");
    await expect(openDatabase(migrations, { url })).rejects.toThrow(
      'The migration 001-api-logs failed: relation "api_logs_request" already exists',
    );
    const tables = await raw.query("select tablename from pg_tables where schemaname = 'error_contract'");
    expect(tables).toEqual([{ tablename: "api_logs_request" }]);
    await raw.close();
  });

  test("that stops is unavailable, and works again when it is back", async () => {
    const database = await openDatabase(migrations, { url: await server.createDatabase() });
    await database.query("select 1");
    await server.stop();
    await expect(database.query("select 1")).rejects.toThrow(DatabaseUnavailable);
    await expect(database.transaction(async () => undefined)).rejects.toThrow(DatabaseUnavailable);
    await server.start();
    expect(await database.query("select 1 as one")).toEqual([{ one: 1 }]);
    await database.close();
  });

  test("that stops during a transaction fails the transaction, and nothing else", async () => {
    const database = await openDatabase(migrations, { url: await server.createDatabase() });
    await database.query("create table things (name text)");
    const failed = database.transaction(async (transaction) => {
      await transaction.query("insert into things values ('lost')");
      await server.kill();
      await transaction.query("insert into things values ('lost too')");
    });
    await expect(failed).rejects.toThrow(DatabaseUnavailable);
    await server.start();
    expect(await database.query("select name from things")).toEqual([]);
    await database.close();
  });
});
