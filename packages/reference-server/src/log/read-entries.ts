import type { Entry, EntryDetail } from "../api/schemas.ts";
import type { Queryable } from "../database/database.ts";
import { isUuid } from "../database/uuid.ts";
import { BadCursor, type Cursor } from "../paging/cursor.ts";
import type { Page } from "../paging/page.ts";
import { readPage } from "../paging/read-page.ts";
import { conditions } from "./conditions.ts";
import type { Filters, ListQuery } from "./error-log.ts";
import { isSearch, lookThrough, type Range } from "./look-through.ts";
import { startOf } from "./position.ts";
import { type DetailRow, detailColumns, type EntryRow, entryColumns, toDetail, toEntry } from "./rows.ts";

/** How many entries a stream fetches at a time: enough to be fast, few enough to need little memory. */
const streamed = 500;

/** Reads one entry of an account, unless it was recorded before `oldest`. */
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

/** Reads one page of an account's entries, newest first, none recorded before `oldest`. */
export async function listEntries(
  database: Queryable,
  accountId: string,
  query: ListQuery,
  oldest: Date,
): Promise<Page<Entry>> {
  const range = rangeOf(query, oldest);
  const page = await readPage<EntryRow, readonly [id: string]>(
    {
      columns: 1,
      keyOf: ({ id }) => [id],
      keyFrom: placeFrom,
      read(from, count) {
        if (from?.direction === "newer") {
          const newer = { ...range, above: max(range.above, from.key[0]) };
          return select(database, accountId, newer, query, "asc", count);
        }
        const older = from === undefined ? range : { ...range, below: min(range.below, from.key[0]) };
        return select(database, accountId, older, query, "desc", count);
      },
    },
    query,
  );
  return { ...page, items: page.items.map(toEntry) };
}

/** Yields an account's matching entries, newest first, none recorded before `oldest` or after the call. */
export async function* streamEntries(
  database: Queryable,
  accountId: string,
  filters: Filters,
  oldest: Date,
): AsyncGenerator<Entry, void> {
  const range = rangeOf(filters, oldest);
  let below = min(range.below, await lastPlace(database));
  for (;;) {
    const rows = await select(database, accountId, { above: range.above, below }, filters, "desc", streamed);
    for (const row of rows) yield toEntry(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < streamed) return;
    below = last.id;
  }
}

/** An id that sorts after every existing entry and before every future one. */
async function lastPlace(database: Queryable): Promise<string> {
  const [row] = await database.query<{ hex: string }>(
    "select lpad(to_hex(place + 1), 15, '0') as hex from error_contract.api_log_clock",
  );
  const hex = row?.hex ?? "f".repeat(15);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(12)}-0000-000000000000`;
}

function rangeOf({ receivedAfter, receivedBefore }: Filters, oldest: Date): Range {
  return {
    above: max(startOf(oldest), receivedAfter && startOf(receivedAfter)),
    below: receivedBefore && startOf(receivedBefore),
  };
}

async function select(
  database: Queryable,
  accountId: string,
  range: Range,
  filters: Filters,
  order: "asc" | "desc",
  count: number,
): Promise<readonly EntryRow[]> {
  const read = (part: Range, most: number): Promise<readonly EntryRow[]> => {
    const { sql, values } = conditions(accountId, part.above, part.below, filters);
    const text = `select ${entryColumns} from error_contract.api_logs where ${sql} order by id ${order} limit ${most}`;
    return database.query<EntryRow>(text, values);
  };
  if (!isSearch(filters)) return await read(range, count);
  return await lookThrough(database, accountId, range, filters, order, read, count);
}

function placeFrom([id]: Cursor["key"]): readonly [id: string] {
  if (typeof id !== "string" || !isUuid(id)) throw new BadCursor("A cursor of this list holds an id.");
  return [id.toLowerCase()];
}

// Ids in lowercase sort the same as text and as UUIDs.
function max(a: string, b: string | undefined): string {
  return b === undefined || a > b ? a : b;
}

function min(a: string | undefined, b: string): string {
  return a !== undefined && a < b ? a : b;
}
