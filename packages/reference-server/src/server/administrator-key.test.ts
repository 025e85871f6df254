import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import { openTestDatabase } from "../testing/test-database.ts";
import { ensureAdministrator, readAdministratorKey } from "./administrator-key.ts";

let folder: string;
const databases: Database[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "administrator-"));
  databases.push(await openTestDatabase(), await openTestDatabase());
});
afterAll(async () => {
  for (const database of databases) await database.close();
  await rm(folder, { recursive: true });
});

function first(): Database {
  const [database] = databases;
  if (database === undefined) throw new Error("There is no database.");
  return database;
}

describe("The administrator's key", () => {
  test("is created once, by one of several processes that start at the same time", async () => {
    expect(await readAdministratorKey(folder)).toBeUndefined();
    const made = await Promise.all([1, 2, 3].map(() => ensureAdministrator(first(), folder)));
    expect(made.filter((one) => one)).toHaveLength(1);
    const { id } = (await readAdministratorKey(folder)) ?? {};
    const rows = await first().query("select id from error_contract.api_keys where not restricted");
    expect(rows).toEqual([{ id }]);
  });

  test("of another database is not lost if a second one is created in the same folder", async () => {
    const before = await readAdministratorKey(folder);
    await ensureAdministrator(databases[1] ?? first(), folder);
    const now = await readAdministratorKey(folder);
    expect(now?.id).not.toBe(before?.id);
    expect((await readdir(folder)).sort()).toEqual([`administrator-key-${before?.id}.json`, "administrator-key.json"]);
    for (const file of await readdir(folder)) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  });

  test("is that of the database that the server was last started with", async () => {
    const [one, two] = databases;
    const second = await readAdministratorKey(folder);
    for (const [database, isSecond] of [
      [one, false],
      [two, true],
      [two, true],
      [one, false],
    ] as const) {
      expect(await ensureAdministrator(database ?? first(), folder)).toBe(false);
      expect((await readAdministratorKey(folder))?.id === second?.id).toBe(isSecond);
      expect(await readdir(folder)).toHaveLength(2);
    }
  });

  test("that cannot be written leaves no account behind", async () => {
    const database = await openTestDatabase();
    databases.push(database);
    await expect(ensureAdministrator(database, "/dev/null/data")).rejects.toThrow();
    expect(await database.query("select id from error_contract.accounts")).toEqual([]);
  });
});
