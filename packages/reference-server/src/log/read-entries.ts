import type { Queryable } from "../database/database.ts";
import { isUuid } from "../database/uuid.ts";
import { BadCursor, type Cursor, decodeCursor, encodeCursor } from "../paging/cursor.ts";
import type { Page } from "../paging/page.ts";
import type { Entry, EntryDetail } from "../schemas.ts";
import { conditions } from "./conditions.ts";
import type { Filters, ListQuery } from "./error-log.ts";
import { startOf } from "./position.ts";
import { type DetailRow, detailColumns, type EntryRow, entryColumns, toDetail, toEntry } from "./rows.ts";

/** How many entries a stream fetches at a time: enough to be quick, few enough to weigh little in memory. */
const streamed = 500;

/** One entry of an account, unless it was received before `oldest`. */
export async function getEntry(
  database: Queryable,
  accountId: string,
  id: string,
  oldest: Date,
): Promise<EntryDetail | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await database.query<DetailRow>(
    `select ${detailColumns} from error_contract.api_logs where account_id = $1 and id = $2 and id > $3`,
    [accountId, id, startOf(oldest)],
  );
  return row && toDetail(row);
}

/** One page of an account's entries, the newest first, none received before `oldest`. */
export async function listEntries(
  database: Queryable,
  accountId: string,
  query: ListQuery,
  oldest: Date,
): Promise<Page<Entry>> {
  const cursor = query.cursor === undefined ? undefined : decode(query.cursor);
  const range = rangeOf(query, oldest);
  if (cursor?.direction === "newer") {
    const rows = await select(database, accountId, { ...range, above: max(range.above, cursor.id) }, query, "asc");
    const items = rows.slice(0, query.limit).reverse();
    // Nothing newer: whoever asks has reached the beginning, perhaps with other filters than before.
    if (items.length > 0) return page(items, { newer: rows.length > query.limit, older: true });
  }
  const below = cursor?.direction === "older" ? min(range.below, cursor.id) : range.below;
  const rows = await select(database, accountId, { ...range, below }, query, "desc");
  return page(rows.slice(0, query.limit), {
    newer: cursor?.direction === "older",
    older: rows.length > query.limit,
  });
}

/** All of an account's entries that match, the newest first, none received before `oldest` nor after the call. */
export async function* streamEntries(
  database: Queryable,
  accountId: string,
  filters: Filters,
  oldest: Date,
  now: Date,
): AsyncGenerator<Entry, void> {
  const range = rangeOf(filters, oldest);
  let below = min(range.below, startOf(new Date(now.getTime() + 1)));
  for (;;) {
    const query = { ...filters, limit: streamed - 1 };
    const rows = await select(database, accountId, { above: range.above, below }, query, "desc");
    for (const row of rows) yield toEntry(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < streamed) return;
    below = last.id;
  }
}

interface Range {
  readonly above: string;
  readonly below: string | undefined;
}

function rangeOf({ receivedAfter, receivedBefore }: Filters, oldest: Date): Range {
  return {
    above: max(startOf(oldest), receivedAfter && startOf(receivedAfter)),
    below: receivedBefore && startOf(receivedBefore),
  };
}

/** One row more than asked for tells whether there are more. */
function select(
  database: Queryable,
  accountId: string,
  range: Range,
  query: ListQuery,
  order: "asc" | "desc",
): Promise<readonly EntryRow[]> {
  const { sql, values } = conditions(accountId, range.above, range.below, query);
  return database.query<EntryRow>(
    `select ${entryColumns} from error_contract.api_logs where ${sql} order by id ${order} limit ${query.limit + 1}`,
    values,
  );
}

function page(rows: readonly EntryRow[], more: { readonly newer: boolean; readonly older: boolean }): Page<Entry> {
  const first = rows[0];
  const last = rows.at(-1);
  return {
    items: rows.map(toEntry),
    next_cursor: more.older && last ? encodeCursor({ direction: "older", key: [last.id] }) : null,
    previous_cursor: more.newer && first ? encodeCursor({ direction: "newer", key: [first.id] }) : null,
  };
}

function decode(text: string): { readonly direction: Cursor["direction"]; readonly id: string } {
  const { direction, key } = decodeCursor(text, 1);
  const id = key[0];
  if (typeof id !== "string" || !isUuid(id)) throw new BadCursor("A cursor of this list holds an id.");
  return { direction, id: id.toLowerCase() };
}

// Ids in lower case sort as texts like they sort as UUIDs.
function max(a: string, b: string | undefined): string {
  return b === undefined || a > b ? a : b;
}

function min(a: string | undefined, b: string): string {
  return a !== undefined && a < b ? a : b;
}
