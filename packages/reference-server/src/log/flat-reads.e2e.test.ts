import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { account, type FilledLog, fill } from "../testing/filled-log.ts";
import { hasPostgresql, type PostgresqlServer, startPostgresql } from "../testing/postgresql-server.ts";
import { day } from "./partitions.ts";

/** Checks PostgreSQL's query plans rather than times, which depend on the load of the machine. */
describe.runIf(hasPostgresql)("Reading the error log takes no longer when it has more entries", () => {
  const entries = 50_000;
  let postgresql: PostgresqlServer;
  let filled: FilledLog;

  beforeAll(async () => {
    postgresql = await startPostgresql();
    filled = await fill(await postgresql.createDatabase(), entries);
  }, 120_000);
  afterAll(async () => {
    await filled.close();
    await postgresql.remove();
  });

  // Always at the same point of an hour and of a minute: the rest of each adds minutes and entries to count.
  const hour = 3_600_000;
  const now = new Date(Math.floor(Date.now() / hour) * hour - hour + 20.5 * 60_000);
  const period = (length: number) => ({ receivedAfter: new Date(now.getTime() - length), receivedBefore: now });

  test.each<[string, RegExp, (filled: FilledLog) => Promise<unknown>]>([
    ["by a path that nothing has", /path/, ({ log }) => log.list(account, { limit: 20, path: "/none" })],
    ["by a method that nothing has", /method/, ({ log }) => log.list(account, { limit: 20, method: "PUT" })],
    ["by a status that nothing has", /status/, ({ log }) => log.list(account, { limit: 20, status: 418 })],
    ["by a rare status", /status/, ({ log }) => log.list(account, { limit: 20, status: 409 })],
    ["groups of the last day", /api_log_counts/, ({ log }) => log.groups(account, { limit: 20, ...period(day) })],
    ["groups of all days", /api_log_counts/, ({ log }) => log.groups(account, { limit: 20, ...period(30 * day) })],
  ])("%s", async (_, index, call) => {
    const scans = await filled.scansOf(() => call(filled));
    expect(scans.map(({ of }) => of).join(" ")).toMatch(index);
    // Two minutes have 2 or 3 entries; 30 days, with hours and minutes at both ends, about 500 counts of three codes.
    // Just after midnight, PostgreSQL reads the new day from its beginning.
    expect(scans.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(1_000);
  });

  test("by several filters, one of which few entries match, scans only those", async () => {
    const query = { limit: 20, code: "unauthorized", method: "GET", status: 409 };
    expect(await filled.log.list(account, query)).toMatchObject({ items: [] });
    const scans = await filled.scansOf(() => filled.log.list(account, query));
    // It takes 20,000 entries of each of the other two filters to find out that they match many.
    expect(scans.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(2 * 20_002 + 1_000);
  });

  test("by several filters that most entries match, scans them in parts, with one statement each", async () => {
    const query = { limit: 20, code: "unauthorized", method: "GET", path: "/none" };
    const scans = await filled.scansOf(() => filled.log.list(account, query));
    expect(scans.length).toBeGreaterThan(2);
    expect(await filled.log.list(account, query)).toMatchObject({ items: [] });
  });

  test("as a stream yields each match once, newest first, even if they lie far apart", async () => {
    const found = [];
    for await (const entry of filled.log.stream(account, { status: 409 })) found.push(entry.id);
    expect(found).toHaveLength(entries / 1_000);
    expect(new Set(found).size).toBe(found.length);
    expect(found.toSorted().reverse()).toEqual(found);
  });
});
