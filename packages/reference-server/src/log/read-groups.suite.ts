import { randomUUID } from "node:crypto";
import { random } from "@error-contract/testing/random";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import { createPartitions, day } from "./partitions.ts";
import { startOf } from "./position.ts";
import { listGroups } from "./read-groups.ts";

const minute = 60_000;

interface Written {
  readonly time: number;
  readonly code: string;
  readonly operation_id: string | null;
}

/** How groups are added up, on any database. */
export function describeGroups(open: () => Promise<Database>): void {
  describe("Groups that are added up from days, hours, minutes and entries", () => {
    const { below, pick, chance } = random(13);
    const account = randomUUID();
    const now = Date.now();
    const entries: Written[] = Array.from({ length: 2_000 }, () => {
      // Half within five minutes, the others anywhere in four days; some exactly on the minute.
      const time = now - (chance(50) ? below(5 * minute) : below(4 * day));
      return {
        time: chance(10) ? Math.floor(time / minute) * minute : time,
        code: pick(["unauthorized", "bad_request", "not_found"]),
        operation_id: pick(["listApiKeys", "getApiLog", null]),
      };
    });
    let database: Database;

    beforeAll(async () => {
      database = await open();
      await createPartitions(database).ensure(entries.map(({ time }) => new Date(time)));
      for (let from = 0; from < entries.length; from += 100) await write(entries.slice(from, from + 100));
    }, 60_000);
    afterAll(() => database.close());

    async function write(batch: readonly Written[]): Promise<void> {
      const rows = batch.map((entry) => ({
        ...entry,
        id: startOf(new Date(entry.time)).slice(0, -12) + randomUUID().slice(-12),
      }));
      await database.query(
        `insert into error_contract.api_logs
           (account_id, id, request_id, method, url, path, operation_id, status, code, sent_at, response_body, request_headers, request_body_truncated)
         select $1, id, 'request', 'GET', '/', '/', operation_id, 400, code, now(), '{}', '{}', false
           from json_to_recordset($2::json) as entry (id uuid, code text, operation_id text)`,
        [account, JSON.stringify(rows)],
      );
    }

    test("equal the result of counting one by one, for any period", async () => {
      for (let time = 0; time < 60; time += 1) {
        const from = now - below(chance(50) ? 4 * day : 10 * minute);
        const to = from + (chance(30) ? below(3 * minute) : below(now - from + 1));
        const { items } = await listGroups(
          database,
          account,
          { limit: 100, receivedAfter: new Date(from), receivedBefore: new Date(to) },
          new Date(0),
        );
        const counted = new Map<string, { count: number; first: number; last: number }>();
        for (const { time: at, code, operation_id } of entries) {
          if (at < from || at >= to) continue;
          const known = counted.get(`${code} ${operation_id}`) ?? { count: 0, first: at, last: at };
          counted.set(`${code} ${operation_id}`, {
            count: known.count + 1,
            first: Math.min(known.first, at),
            last: Math.max(known.last, at),
          });
        }
        const got = items.map((group) => [
          `${group.code} ${group.operation_id}`,
          { count: group.count, first: Date.parse(group.first_seen_at), last: Date.parse(group.last_seen_at) },
        ]);
        expect(Object.fromEntries(got)).toEqual(Object.fromEntries(counted));
      }
    });

    test("lose the entries of a dropped day, and no others", async () => {
      const oldest = Math.min(...entries.map(({ time }) => time));
      const end = (Math.floor(oldest / day) + 1) * day;
      await createPartitions(database).dropBefore(new Date(end));
      const { items } = await listGroups(
        database,
        account,
        { limit: 100, receivedAfter: new Date(0), receivedBefore: new Date(now + 1) },
        new Date(0),
      );
      const kept = entries.filter(({ time }) => time >= end).length;
      expect(items.reduce((sum, { count }) => sum + count, 0)).toBe(kept);
    });
  });
}
