import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrations } from "../server/migrations.ts";
import { openTestDatabase } from "../testing/test-database.ts";
import { describeDatabase } from "./database.suite.ts";
import { DatabaseUnavailable, openDatabase } from "./database.ts";
import { FolderInUse } from "./folder-lock.ts";

describe("PGlite in memory", () => describeDatabase(openTestDatabase));

describe("PGlite in a folder", () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), "pglite-")), "new", "folder");
  });
  afterEach(() => rm(join(folder, "..", ".."), { recursive: true }));

  test("makes the folder, keeps what was written, and is opened by one process alone", async () => {
    const first = await openDatabase(migrations, { folder });
    await first.query("create table things as select 'kept' as name");
    await expect(openDatabase(migrations, { folder })).rejects.toThrow(FolderInUse);
    await first.close();
    const second = await openDatabase(migrations, { folder });
    expect(await second.query("select name from things")).toEqual([{ name: "kept" }]);
    await second.close();
  }, 60_000);
});

describe("PostgreSQL", () => {
  test("that cannot be reached is told from a wrong statement", async () => {
    await expect(openDatabase(migrations, { url: "postgresql://nobody@127.0.0.1:9/none" })).rejects.toThrow(
      DatabaseUnavailable,
    );
    await expect(openDatabase(migrations, { url: "postgresql://nobody@127.0.0.1:9/none" })).rejects.toThrow(
      /ECONNREFUSED/,
    );
  });
});
