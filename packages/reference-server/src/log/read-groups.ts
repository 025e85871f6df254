import type { Group } from "../api/schemas.ts";
import type { Queryable } from "../database/database.ts";
import { BadCursor, type Cursor, isTime } from "../paging/cursor.ts";
import type { Page } from "../paging/page.ts";
import { readPage } from "../paging/read-page.ts";
import type { GroupQuery } from "./error-log.ts";
import { partsOf, type Range } from "./group-counts.ts";
import { startOf, timeOf } from "./position.ts";

interface GroupRow {
  readonly code: string;
  readonly operation_id: string | null;
  readonly count: number;
  readonly oldest_id: string;
  readonly newest_id: string;
}

/** What the groups are sorted by. */
type Place = Pick<Group, "last_seen_at" | "code" | "operation_id">;
type Key = readonly [lastSeenAt: string, code: string, operationId: string | null];

/**
 * Reads one page of an account's groups, the most recently seen first, without entries recorded before `oldest`.
 *
 * There are no more groups than pairs of a code and an operation in the document, so all are read and the page is cut
 * from them.
 */
export async function listGroups(
  database: Queryable,
  accountId: string,
  query: GroupQuery,
  oldest: Date,
): Promise<Page<Group>> {
  const from = query.receivedAfter > oldest ? query.receivedAfter : oldest;
  const rows = await readCounts(database, accountId, from.getTime(), query.receivedBefore.getTime());
  const groups = rows.map(toGroup).sort(compare);
  return await readPage<Group, Key>(
    {
      columns: 3,
      keyOf: (group) => [group.last_seen_at, group.code, group.operation_id],
      keyFrom,
      async read(from, count) {
        if (from === undefined) return groups.slice(0, count);
        const place = placeOf(from.key);
        if (from.direction === "older") return groups.filter((group) => compare(group, place) > 0).slice(0, count);
        return groups
          .filter((group) => compare(group, place) < 0)
          .reverse()
          .slice(0, count);
      },
    },
    query,
  );
}

/** Adds up the counts of the period and the entries at both ends. */
function readCounts(database: Queryable, accountId: string, from: number, to: number): Promise<readonly GroupRow[]> {
  const { counts, entries } = partsOf(from, Math.max(from, to));
  const values: unknown[] = [accountId];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const countsIn = (span: number, [first, end]: Range): string =>
    `select code, operation_id, count, oldest_id, newest_id from error_contract.api_log_counts
      where account_id = $1 and span = ${span} and start >= ${add(first)}::bigint and start < ${add(end)}::bigint`;
  // Ids are selected as text, because PostgreSQL before 18 has no `min` and `max` of UUIDs. Both sort alike.
  const entriesIn = ([first, end]: Range): string =>
    `select code, coalesce(operation_id, ''), count, id::text collate "C", id::text collate "C" from error_contract.api_logs
      where account_id = $1 and id > ${add(startOf(new Date(first)))}::uuid and id < ${add(startOf(new Date(end)))}::uuid`;
  const parts = [
    ...counts.map(({ span, range }) => countsIn(span, range)),
    ...entries.map((range) => entriesIn(range)),
  ];
  return database.query<GroupRow>(
    `select code, nullif(operation_id, '') as operation_id, sum(count)::bigint as count,
            min(oldest_id) as oldest_id, max(newest_id) as newest_id
       from (${parts.join(" union all ")}) as parts group by 1, 2`,
    values,
  );
}

function toGroup(row: GroupRow): Group {
  return {
    type: "api-log-group",
    code: row.code,
    operation_id: row.operation_id,
    count: row.count,
    first_seen_at: timeOf(row.oldest_id).toISOString(),
    last_seen_at: timeOf(row.newest_id).toISOString(),
    newest_api_log_id: row.newest_id,
  };
}

function compare(a: Place, b: Place): number {
  return (
    -order(a.last_seen_at, b.last_seen_at) || order(a.code, b.code) || order(a.operation_id ?? "", b.operation_id ?? "")
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyFrom([lastSeenAt, code, operationId = null]: Cursor["key"]): Key {
  if (!isTime(lastSeenAt) || typeof code !== "string") {
    throw new BadCursor("A cursor of this list holds a time and a code.");
  }
  return [lastSeenAt, code, operationId];
}

function placeOf([last_seen_at, code, operation_id]: Key): Place {
  return { last_seen_at, code, operation_id };
}
