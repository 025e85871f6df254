import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DatabaseLate, DatabaseUnavailable } from "./errors.ts";
import { keepOpen } from "./keep-open.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { openPgliteThread } from "./pglite-thread.ts";

/** How long PGlite may run in these tests without finishing a statement, in milliseconds. */
const HANGS_AFTER = 1_500;

describe("PGlite in its thread", () => {
  let folder: string;
  let reopening: Awaited<ReturnType<typeof keepOpen>>;
  const changes: boolean[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "thread-"));
    const open = () => openPgliteThread(join(folder, "files"), HANGS_AFTER);
    reopening = await keepOpen(open, (error) => changes.push(error === undefined));
    await reopening.query("create table things (name text)");
    await reopening.query("insert into things values ('kept')");
  });
  afterAll(async () => {
    await reopening.close();
    await rm(folder, { recursive: true });
  });

  test("does not block the server, is terminated if it loops forever, and is reopened with all committed data", async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 50);
    const endless = reopening.query("select count(*) from generate_series(1, 1000000000000)");
    const behind = reopening.query("select 1");
    await expect(endless).rejects.toThrow(DatabaseLate);
    await expect(behind).rejects.toThrow(DatabaseLate);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
    expect(reopening.isReachable()).toBe(false);
    await expect(reopening.query("select 1")).rejects.toThrow(DatabaseUnavailable);
    await expect.poll(() => reopening.isReachable(), { timeout: 60_000 }).toBe(true);
    expect(await reopening.query("select name from things")).toEqual([{ name: "kept" }]);
    expect(changes).toEqual([false, true]);
  });

  test("may take as long as a statement allows", async () => {
    const slow = `select 'awake' as name from pg_sleep(${(2 * HANGS_AFTER) / 1_000})`;
    expect(await reopening.query(slow, [], 120_000)).toEqual([{ name: "awake" }]);
  });

  test("runs other statements after a transaction, and rolls back a failed one", async () => {
    const { query, transaction } = oneAtATime(reopening);
    const order: string[] = [];
    const inside = transaction(async (connection) => {
      await connection.query("insert into things values ('inside')");
      order.push("inside");
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    const beside = query("select name from things where name = 'inside'").then((rows) => {
      order.push("beside");
      return rows;
    });
    await inside;
    expect(await beside).toEqual([{ name: "inside" }]);
    expect(order).toEqual(["inside", "beside"]);
    const failed = transaction(async (connection) => {
      await connection.query("insert into things values ('undone')");
      throw new RangeError("no");
    });
    await expect(failed).rejects.toThrow(RangeError);
    expect(await query("select name from things where name = 'undone'")).toEqual([]);
  });
});
