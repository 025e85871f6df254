import { randomUUID } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import { BadCursor, encodeCursor } from "../paging/cursor.ts";
import type { Page } from "../paging/page.ts";
import { newEntry } from "../testing/new-entry.ts";
import { silentLogger } from "../testing/silent-logger.ts";
import type { ErrorLog, Filters } from "./error-log.ts";
import { DAY, HOUR, MINUTE } from "./group-counts.ts";
import type { NewEntry } from "./new-entry.ts";
import { openErrorLog } from "./open-error-log.ts";

const minute = 60_000;

/** The behavior of the error log, on any database. */
export function describeErrorLog(open: () => Promise<Database>): void {
  let database: Database;
  let log: ErrorLog;
  let account: string;

  beforeAll(async () => {
    database = await open();
    log = openErrorLog(database, { logger: silentLogger, now: () => now });
  }, 60_000);

  afterAll(async () => {
    await log.close();
    await database.close();
  });

  beforeEach(async () => {
    account = randomUUID();
    // Each test records at past times of its own, but the log's clock never goes back by itself.
    await database.query("update error_contract.api_log_clock set place = 0");
    now = new Date();
  });

  const start = Date.now() - 2 * minute;
  let now = new Date();
  /** Records an entry as if it were so many minutes before `start`. */
  const record = async (minutes: number, changes: Partial<NewEntry> = {}): Promise<void> => {
    now = new Date(start - minutes * minute);
    await log.record(newEntry({ accountId: account, receivedAt: now, ...changes }));
    now = new Date();
  };
  const requestIds = async (filters: Filters): Promise<string[]> =>
    (await log.list(account, { limit: 100, ...filters })).items.map((entry) => entry.request_id);

  describe("An entry", () => {
    test("is listed as soon as it is recorded, in the documented form", async () => {
      const receivedAt = new Date(start - minute);
      const entry = newEntry({ accountId: account, receivedAt });
      await record(0, entry);
      const { items } = await log.list(account, { limit: 20 });
      expect(items).toEqual([
        {
          type: "api-log",
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          request_id: entry.requestId,
          request_method: "GET",
          request_url: entry.url,
          request_received_at: receivedAt.toISOString(),
          last_received_at: receivedAt.toISOString(),
          count: 1,
          recorded_at: new Date(start).toISOString(),
          operation_id: "listApiKeys",
          response_status_code: 401,
          response_body: entry.body,
          response_sent_at: entry.sentAt.toISOString(),
          api_key_id: entry.apiKeyId,
          user_agent: "deploy-pipeline/4.2",
          cause: entry.cause,
        },
      ]);
    });

    test("is shown in full with its headers and body", async () => {
      await record(0, { requestBody: '{"display_name":"Billing","password":"hunter2"}' });
      const [item] = (await log.list(account, { limit: 1 })).items;
      expect(await log.get(account, item?.id ?? "")).toEqual({
        ...item,
        request_headers: { "user-agent": "deploy-pipeline/4.2", accept: "application/json" },
        request_body: { display_name: "Billing", password: "REDACTED" },
        request_body_truncated: false,
      });
    });

    test("may lack an operation, a key, a cause and a user agent", async () => {
      await record(0, { operationId: null, apiKeyId: null, cause: null, headers: {} });
      const [item] = (await log.list(account, { limit: 1 })).items;
      expect(item).toMatchObject({ operation_id: null, api_key_id: null, cause: null, user_agent: null });
    });

    test.each([
      ["a NUL character", "a\0b"],
      ["a lone surrogate", "a\uD800b"],
      ["an escaped NUL in JSON", '{"a\\u0000":"\\u0000"}'],
      ["an escaped lone surrogate in JSON", '{"a":"\\ud800"}'],
      ["JSON nested 50,000 deep", "[".repeat(50_000) + "]".repeat(50_000)],
      ["JSON that names a prototype", '{"__proto__":{"constructor":1}}'],
      ["quotes and backslashes", `\\"'$1{}`],
      ["a megabyte", "é".repeat(500_000)],
    ])("is kept whatever its body contains: %s", async (_, requestBody) => {
      const before = log.counters();
      await record(0, { requestBody, url: `http://127.0.0.1/${requestBody}`, requestId: "kept" });
      expect(await requestIds({})).toEqual(["kept"]);
      expect(log.counters().dropped).toBe(before.dropped);
    });

    test("is found by its request id even if the id looks like a card number", async () => {
      await record(1, { requestId: "4111111111111111" });
      await record(0, { requestId: "5555555555554444" });
      expect(await requestIds({ requestId: "4111111111111111" })).toEqual([
        expect.stringMatching(/^REDACTED-[0-9a-f]{5}$/),
      ]);
      expect(new Set(await requestIds({})).size).toBe(2);
    });

    test("is visible to its own account only", async () => {
      await record(0, { requestId: "mine" });
      const [item] = (await log.list(account, { limit: 1 })).items;
      const other = randomUUID();
      expect((await log.list(other, { limit: 100 })).items).toEqual([]);
      expect(await log.get(other, item?.id ?? "")).toBeUndefined();
      expect((await log.list(other, { limit: 100, requestId: "mine" })).items).toEqual([]);
      expect((await log.groups(other, { limit: 100, ...lastHour() })).items).toEqual([]);
      expect(await collect(log.stream(other, {}))).toEqual([]);
      const cursor = encodeCursor({ direction: "newer", key: ["00000000-0000-0000-0000-000000000000"] });
      expect((await log.list(other, { limit: 100, cursor })).items).toEqual([]);
    });

    test.each(["", "1", "00000000-0000-0000-0000-000000000000", "'; drop table"])(
      "with the id %j does not exist",
      async (id) => {
        expect(await log.get(account, id)).toBeUndefined();
      },
    );
  });

  describe("The list", () => {
    test("is sorted by recording time, whenever the requests were received", async () => {
      await record(2, { requestId: "c" });
      await record(1, { requestId: "b", receivedAt: new Date(start - 9 * minute) });
      await record(0, { requestId: "a" });
      expect(await requestIds({})).toEqual(["a", "b", "c"]);
    });

    test("starts with the entry that was recorded last, even if the machine's clock has gone back", async () => {
      await record(0, { requestId: "before" });
      await record(5, { requestId: "after" });
      await record(5, { requestId: "last" });
      expect(await requestIds({})).toEqual(["last", "after", "before"]);
      expect((await collect(log.stream(account, {}))).map((entry) => entry.request_id)).toEqual(await requestIds({}));
    });

    test.each([
      ["before 1970", "1969-12-30T00:00:00Z"],
      ["at the beginning of 1970", "1970-01-01T00:00:00Z"],
      ["far ahead", "2150-01-01T00:00:00Z"],
    ])("continues after a clock that was %s is corrected", async (_, wrong) => {
      now = new Date(wrong);
      await log.record(newEntry({ accountId: account, requestId: "wrong", receivedAt: now }));
      await record(1, { requestId: "right" });
      await record(0, { requestId: "last" });
      expect(log.counters()).toMatchObject({ queued: 0, dropped: 0 });
      const listed = await requestIds({});
      expect(listed.slice(0, 2)).toEqual(["last", "right"]);
      expect((await collect(log.stream(account, {}))).map((entry) => entry.request_id)).toEqual(listed);
      // Its size would count in the retention test.
      await database.query("drop table if exists error_contract.api_logs_2150_01_01");
    });

    test("spans days", async () => {
      for (const days of [3, 1, 0]) await record(days * 24 * 60, { requestId: `day-${days}` });
      expect(await requestIds({})).toEqual(["day-0", "day-1", "day-3"]);
    });

    const filters: readonly [name: string, filters: Filters, expected: readonly string[]][] = [
      ["status", { status: 404 }, ["b"]],
      ["code", { code: "not_found" }, ["b"]],
      ["method", { method: "POST" }, ["c"]],
      ["path", { path: "/api-logs/" }, ["c", "d"]],
      ["path, without wildcards", { path: "/api-logs/%" }, ["d"]],
      ["API key", { apiKeyId: "57F0B3C6-1d8a-4c95-a2e7-90d4f6b8e213" }, ["b", "c"]],
      ["operation", { operationId: "getApiLog" }, ["c", "d"]],
      ["request id", { requestId: "d" }, ["d"]],
      ["time, with an inclusive start", { receivedAfter: new Date(start - 2 * minute) }, ["a", "b", "c"]],
      ["time, with an exclusive end", { receivedBefore: new Date(start - 2 * minute) }, ["d"]],
      ["several at once", { status: 401, path: "/api-logs", operationId: "getApiLog", method: "POST" }, ["c"]],
      ["a code that no entry has", { code: "no_such_code" }, []],
    ];

    test.each(filters)("is filtered by %s", async (_, filter, expected) => {
      const apiKeyId = "57f0b3c6-1d8a-4c95-a2e7-90d4f6b8e213";
      const url = (path: string): string => `http://127.0.0.1:4010${path}?a=1`;
      const notFound = { ...newEntry().body, code: "not_found", status: 404 };
      await record(3, { requestId: "d", url: url("/api-logs/%"), operationId: "getApiLog" });
      await record(2, { requestId: "c", url: url("/api-logs/1"), method: "POST", operationId: "getApiLog", apiKeyId });
      await record(1, { requestId: "b", body: notFound, apiKeyId });
      await record(0, { requestId: "a", url: url("/api-keys") });
      expect(await requestIds(filter)).toEqual(expected);
      expect((await collect(log.stream(account, filter))).map((entry) => entry.request_id)).toEqual(expected);
    });

    test.each([1, 2, 3, 6, 7, 100])("lists each entry once, forward and backward, in pages of %i", async (limit) => {
      for (let i = 6; i >= 0; i -= 1) await record(Math.floor(i / 2), { requestId: `r${i}` });
      const all = await requestIds({});
      const forth = await walk((cursor) => log.list(account, { limit, ...cursor }), "next_cursor");
      expect(forth.flatMap((page) => page.items).map((entry) => entry.request_id)).toEqual(all);
      const back = await walk(
        (cursor) => log.list(account, { limit, cursor: fromTheOldest, ...cursor }),
        "previous_cursor",
      );
      expect(
        back
          .reverse()
          .flatMap((page) => page.items)
          .map((entry) => entry.request_id),
      ).toEqual(all);
    });

    test("does not shift when entries arrive between pages", async () => {
      for (let i = 3; i >= 0; i -= 1) await record(i + 1, { requestId: `r${i}` });
      const first = await log.list(account, { limit: 2 });
      await record(0, { requestId: "new" });
      const second = await log.list(account, { limit: 2, cursor: first.next_cursor ?? "" });
      expect(second.items.map((entry) => entry.request_id)).toEqual(["r2", "r3"]);
      const back = await log.list(account, { limit: 2, cursor: second.previous_cursor ?? "" });
      expect(back.items.map((entry) => entry.request_id)).toEqual(["r0", "r1"]);
      const newest = await log.list(account, { limit: 2, cursor: back.previous_cursor ?? "" });
      expect(newest.items.map((entry) => entry.request_id)).toEqual(["new"]);
      expect(newest.previous_cursor).toBeNull();
    });

    test("never gains an entry that a reader has already paged past, however many writers there are", async () => {
      const writers = [1, 2, 3].map(() => openErrorLog(database, { logger: silentLogger }));
      const write = async (writer: ErrorLog, name: number): Promise<void> => {
        for (let i = 0; i < 20; i += 1) {
          const entries = Array.from({ length: 5 }, (_, j) =>
            newEntry({ accountId: account, requestId: `${name}-${i}-${j}` }),
          );
          await Promise.all(entries.map((entry) => writer.record(entry)));
        }
      };
      await record(0, { requestId: "first" });
      let cursor = encodeCursor({ direction: "newer", key: ["00000000-0000-0000-0000-000000000000"] });
      const seen = new Set<string>();
      const follow = async (): Promise<void> => {
        const page = await log.list(account, { limit: 7, cursor });
        for (const { request_id } of page.items) seen.add(request_id);
        if (page.previous_cursor !== null) cursor = page.previous_cursor;
        // An embedded database responds without giving others a turn.
        await turn();
      };
      let isWriting = true;
      const written = Promise.all(writers.map(write)).finally(() => {
        isWriting = false;
      });
      while (isWriting) await follow();
      await written;
      while (seen.size < 301) {
        const before = seen.size;
        await follow();
        if (seen.size === before) break;
      }
      expect(seen.size).toBe(301);
      for (const writer of writers) await writer.close();
    });

    test.each([
      ["text that is not a cursor", "%"],
      [
        "the cursor of another list",
        encodeCursor({ direction: "older", key: ["2026-03-02T03:04:11.482Z", "a", null] }),
      ],
      ["a cursor without an id", encodeCursor({ direction: "older", key: ["1 or 1=1"] })],
    ])("refuses %s", async (_, cursor) => {
      await expect(log.list(account, { limit: 1, cursor })).rejects.toThrow(BadCursor);
    });
  });

  describe("The stream", () => {
    test("yields all entries, although it fetches them in parts", async () => {
      const ids = Array.from({ length: 1_234 }, (_, i) => `r${i}`);
      await Promise.all(ids.map((requestId) => log.record(newEntry({ accountId: account, requestId }))));
      const entries = await collect(log.stream(account, {}));
      expect(entries.map((entry) => entry.request_id)).toEqual(ids.reverse());
    });

    test("ends with the entries that existed when it began", async () => {
      for (let i = 0; i < 501; i += 1) void record(1, { requestId: "before" });
      await record(0, { requestId: "before" });
      const stream = log.stream(account, {})[Symbol.asyncIterator]();
      expect((await stream.next()).value?.request_id).toBe("before");
      await log.record(newEntry({ accountId: account, requestId: "during" }));
      const rest = await collect({ [Symbol.asyncIterator]: () => stream });
      expect(new Set(rest.map((entry) => entry.request_id))).toEqual(new Set(["before"]));
    });
  });

  describe("The groups", () => {
    test("count the entries of a period by code and operation, the most recently seen group first", async () => {
      const notFound = { ...newEntry().body, code: "not_found", status: 404 };
      await record(100);
      await record(5);
      await record(4, { operationId: null });
      await record(3, { body: notFound });
      await record(1, { requestId: "newest" });
      const { items } = await log.groups(account, { limit: 10, ...lastHour() });
      const [newest] = (await log.list(account, { limit: 1 })).items;
      expect(items).toEqual([
        group("unauthorized", "listApiKeys", 2, 5, 1, newest?.id),
        group("not_found", "listApiKeys", 1, 3, 3),
        group("unauthorized", null, 1, 4, 4),
      ]);
    });

    test("last seen at the same time are sorted by code, then by operation", async () => {
      for (const operationId of ["b", null, "a"]) await record(1, { operationId });
      await record(1, { body: { ...newEntry().body, code: "a_code" } });
      const { items } = await log.groups(account, { limit: 10, ...lastHour() });
      expect(items.map(({ code, operation_id }) => [code, operation_id])).toEqual([
        ["a_code", "listApiKeys"],
        ["unauthorized", null],
        ["unauthorized", "a"],
        ["unauthorized", "b"],
      ]);
    });

    test.each([1, 2, 5])("are listed once each, forward and backward, in pages of %i", async (limit) => {
      const operations = ["a", "b", "c", "d", "e"];
      for (const [i, operationId] of [...operations.entries()].reverse())
        await record(Math.floor(i / 2), { operationId });
      const read = (cursor: { cursor?: string }) => log.groups(account, { limit, ...lastHour(), ...cursor });
      const forth = await walk(read, "next_cursor");
      expect(forth.flatMap((page) => page.items).map((item) => item.operation_id)).toEqual(operations);
      const last = forth.at(-1)?.previous_cursor;
      if (!last) return expect(limit).toBe(5);
      const back = await walk((cursor) => read(cursor.cursor ? cursor : { cursor: last }), "previous_cursor");
      const before = operations.slice(0, operations.length - (forth.at(-1)?.items.length ?? 0));
      expect(
        back
          .reverse()
          .flatMap((page) => page.items)
          .map((item) => item.operation_id),
      ).toEqual(before);
    });

    test("refuse the cursor of another list", async () => {
      const cursor = encodeCursor({ direction: "older", key: [randomUUID()] });
      await expect(log.groups(account, { limit: 1, cursor, ...lastHour() })).rejects.toThrow(BadCursor);
    });
  });

  describe("An entry past its retention", () => {
    const day = 24 * 60;
    const days = async (): Promise<string[]> => {
      const rows = await database.query<{ name: string }>(
        "select relname as name from pg_inherits join pg_class on oid = inhrelid where inhparent = 'error_contract.api_logs'::regclass",
      );
      return rows.map(({ name }) => name);
    };
    const dayOf = (minutes: number): string =>
      `api_logs_${new Date(start - minutes * minute).toISOString().slice(0, 10).replaceAll("-", "_")}`;

    test("is not shown, and its day is dropped as a whole", async () => {
      let recordedAt = new Date();
      const forever = openErrorLog(database, { logger: silentLogger, retentionDays: 10_000, now: () => recordedAt });
      const old = async (minutes: number, requestId: string) => {
        recordedAt = new Date(start - minutes * minute);
        await forever.record(newEntry({ accountId: account, receivedAt: recordedAt, requestId }));
      };
      await old(40 * day, "dropped");
      await old(30 * day + 1, "hidden");
      await old(30 * day - 10, "kept");
      expect((await forever.list(account, { limit: 10 })).items).toHaveLength(3);
      const [dropped, hidden] = (await forever.list(account, { limit: 10 })).items.toReversed();

      expect(await requestIds({})).toEqual(["kept"]);
      expect((await collect(log.stream(account, {}))).map((entry) => entry.request_id)).toEqual(["kept"]);
      expect(await log.get(account, hidden?.id ?? "")).toBeUndefined();
      const period = { receivedAfter: new Date(0), receivedBefore: new Date() };
      expect((await log.groups(account, { limit: 1, ...period })).items).toMatchObject([{ count: 1 }]);

      expect(await days()).toContain(dayOf(40 * day));
      await openErrorLog(database, { logger: silentLogger }).close();
      expect(await days()).not.toContain(dayOf(40 * day));
      expect(await days()).toContain(dayOf(30 * day - 10));
      expect(await forever.get(account, dropped?.id ?? "")).toBeUndefined();

      // This log still assumes that the partition of that day exists.
      await database.query("update error_contract.api_log_clock set place = 0");
      await old(40 * day, "late");
      expect((await forever.list(account, { limit: 10 })).items.map((entry) => entry.request_id)).toContain("late");
      await forever.close();
    });
  });

  describe("A flood of equal refusals", () => {
    const flood = async (count: number, changes: Partial<NewEntry> = {}): Promise<void> => {
      const limited = openErrorLog(database, { logger: silentLogger, repeats: { burst: 3, pause: 60_000 } });
      for (let i = 0; i < count; i += 1) {
        const entry = newEntry({ accountId: account, repeatable: true, requestId: `r${i}`, ...changes });
        const { apiKeyId, operationId, receivedAt, body, cause } = entry;
        const refusal = { accountId: account, apiKeyId, operationId, receivedAt, status: body.status, code: body.code };
        if (!limited.countRepeat({ ...refusal, causeCode: cause?.code })) await limited.record(entry);
      }
      await limited.close();
    };

    test("is counted on the last one with an entry of its own, along with the time of the newest", async () => {
      await flood(50);
      const { items } = await log.list(account, { limit: 100 });
      expect(items.map(({ request_id, count }) => [request_id, count])).toEqual([
        ["r2", 48],
        ["r1", 1],
        ["r0", 1],
      ]);
      const [last] = items;
      expect(Date.parse(last?.last_received_at ?? "")).toBeGreaterThanOrEqual(
        Date.parse(last?.request_received_at ?? ""),
      );
      // Days, hours and minutes each have counts of their own.
      for (const length of [DAY, HOUR, MINUTE]) {
        const fromNow = (lengths: number): Date => new Date(Date.now() + lengths * length);
        const period = { receivedAfter: fromNow(-2), receivedBefore: fromNow(2) };
        const { items: groups } = await log.groups(account, { limit: 1, ...period });
        expect(groups).toMatchObject([{ count: 50 }]);
      }
    });

    test("has an entry for each operation, and none is counted on another's", async () => {
      const limited = openErrorLog(database, { logger: silentLogger, repeats: { burst: 1, pause: 60_000 } });
      for (let i = 0; i < 6; i += 1) {
        const entry = newEntry({ accountId: account, repeatable: true, operationId: `o${i % 2}` });
        const { apiKeyId, operationId, receivedAt, body, cause } = entry;
        const refusal = { accountId: account, apiKeyId, operationId, receivedAt, status: body.status, code: body.code };
        if (!limited.countRepeat({ ...refusal, causeCode: cause?.code })) await limited.record(entry);
      }
      await limited.close();
      const { items } = await log.list(account, { limit: 100 });
      expect(items.map(({ operation_id, count }) => [operation_id, count])).toEqual([
        ["o1", 3],
        ["o0", 3],
      ]);
    });
  });

  describe("A log that exceeds its maximum size", () => {
    test("drops its oldest days", async () => {
      await record(2 * 24 * 60, { requestId: "older" });
      await record(0, { requestId: "newer" });
      const sizes = await database.query<{ size: string }>(
        `select pg_total_relation_size(inhrelid)::text as size from pg_inherits
          where inhparent = 'error_contract.api_logs'::regclass order by inhrelid::regclass::text desc limit 1`,
      );
      const retentionBytes = Number(sizes[0]?.size) + 1;
      await openErrorLog(database, { logger: silentLogger, retentionBytes }).close();
      expect(await requestIds({})).toEqual(["newer"]);
    });
  });

  function lastHour(): { receivedAfter: Date; receivedBefore: Date } {
    return { receivedAfter: new Date(start - 60 * minute), receivedBefore: new Date(start + 1) };
  }

  function group(code: string, operationId: string | null, count: number, first: number, last: number, id?: string) {
    return {
      type: "api-log-group",
      code,
      operation_id: operationId,
      count,
      first_seen_at: new Date(start - first * minute).toISOString(),
      last_seen_at: new Date(start - last * minute).toISOString(),
      newest_api_log_id: id ?? expect.any(String),
    };
  }
}

/** A cursor for paging from the oldest entry to the newest. */
const fromTheOldest = encodeCursor({ direction: "newer", key: ["00000000-0000-0000-0000-000000000000"] });

async function walk<Item>(
  read: (cursor: { cursor?: string }) => Promise<Page<Item>>,
  along: "next_cursor" | "previous_cursor",
): Promise<Page<Item>[]> {
  const pages = [await read({})];
  for (;;) {
    const cursor = pages.at(-1)?.[along];
    if (!cursor) return pages;
    if (pages.length > 100) throw new Error("The pages do not end.");
    pages.push(await read({ cursor }));
  }
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
