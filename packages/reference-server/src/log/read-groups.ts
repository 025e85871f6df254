import type { Queryable } from "../database/database.ts";
import { BadCursor, type Cursor, decodeCursor, encodeCursor } from "../paging/cursor.ts";
import type { Page } from "../paging/page.ts";
import type { Group } from "../schemas.ts";
import type { GroupQuery } from "./error-log.ts";
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

/**
 * One page of an account's groups, the one seen last first, without what was received before `oldest`.
 *
 * The groups are as many as the document has pairs of a code and an operation, so all are read and the page is cut from them.
 */
export async function listGroups(
  database: Queryable,
  accountId: string,
  query: GroupQuery,
  oldest: Date,
): Promise<Page<Group>> {
  const cursor = query.cursor === undefined ? undefined : decode(query.cursor);
  const from = query.receivedAfter > oldest ? query.receivedAfter : oldest;
  const rows = await database.query<GroupRow>(
    // Texts, because PostgreSQL before 18 has no smallest or largest UUID; they sort alike.
    `select code, operation_id, count(*) as count,
            min(id::text collate "C") as oldest_id, max(id::text collate "C") as newest_id
       from error_contract.api_logs where account_id = $1 and id > $2 and id < $3
      group by code, operation_id`,
    [accountId, startOf(from), startOf(query.receivedBefore)],
  );
  return cut(rows.map(toGroup).sort(compare), query.limit, cursor);
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

function cut(
  groups: readonly Group[],
  limit: number,
  cursor: (Place & { direction: Cursor["direction"] }) | undefined,
) {
  const [start, end] = bounds(groups, limit, cursor);
  const items = groups.slice(start, end);
  const first = items[0];
  const last = items.at(-1);
  return {
    items,
    next_cursor: last && end < groups.length ? encode("older", last) : null,
    previous_cursor: first && start > 0 ? encode("newer", first) : null,
  };
}

function bounds(
  groups: readonly Group[],
  limit: number,
  cursor: (Place & { direction: Cursor["direction"] }) | undefined,
): readonly [start: number, end: number] {
  if (cursor === undefined) return [0, limit];
  const older = groups.filter((group) => compare(group, cursor) > 0).length;
  if (cursor.direction === "older") return [groups.length - older, groups.length - older + limit];
  const newer = groups.filter((group) => compare(group, cursor) < 0).length;
  // Nothing newer: whoever asks has reached the beginning.
  return newer === 0 ? [0, limit] : [Math.max(0, newer - limit), newer];
}

function compare(a: Place, b: Place): number {
  return (
    -order(a.last_seen_at, b.last_seen_at) || order(a.code, b.code) || order(a.operation_id ?? "", b.operation_id ?? "")
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function encode(direction: Cursor["direction"], group: Group): string {
  return encodeCursor({ direction, key: [group.last_seen_at, group.code, group.operation_id] });
}

function decode(text: string): Place & { readonly direction: Cursor["direction"] } {
  const { direction, key } = decodeCursor(text, 3);
  const [lastSeenAt, code, operationId = null] = key;
  if (typeof lastSeenAt !== "string" || typeof code !== "string") {
    throw new BadCursor("A cursor of this list holds a time and a code.");
  }
  return { direction, last_seen_at: lastSeenAt, code, operation_id: operationId };
}
