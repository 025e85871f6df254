import type { Queryable } from "../database/database.ts";
import { placeOf } from "./position.ts";
import type { StoredEntry } from "./stored-entry.ts";

const columns = {
  account_id: "text",
  entry_key: "uuid",
  request_id: "text",
  method: "text",
  url: "text",
  path: "text",
  operation_id: "text",
  api_key_id: "uuid",
  user_agent: "text",
  status: "smallint",
  code: "text",
  received_at: "timestamptz",
  last_received_at: "timestamptz",
  sent_at: "timestamptz",
  cause: "json",
  response_body: "json",
  request_headers: "json",
  request_body: "json",
  request_body_truncated: "boolean",
};

const names = Object.keys(columns).join(", ");
const definitions = Object.entries(columns)
  .map((column) => column.join(" "))
  .join(", ");

/**
 * One parameter holds the whole batch, so the statement is the same for every batch size.
 *
 * The update locks the clock until commit, so a later commit gets later places: once a reader has seen a place, nothing
 * new appears before it. The clock never goes back, even if the machine's does.
 */
const statement = (condition: string): string => `with clock as (
    update error_contract.api_log_clock set place = greatest(place, $3::bigint) + $2::bigint returning place - $2::bigint as start
  ), entries as (
    select entry.*, lpad(to_hex(clock.start + entry.number), 15, '0') as hex
      from clock, rows from (json_to_recordset($1::json) as (${definitions})) with ordinality
        as entry (${Object.keys(columns).join(", ")}, number)
  )
  insert into error_contract.api_logs (id, ${names})
  select (substr(hex, 1, 8) || '-' || substr(hex, 9, 4) || '-7' || substr(hex, 13) || '-' || right(entry_key::text, 17))::uuid, ${names}
    from entries ${condition}`;

const insert = statement("");

/** Skips entries that already exist, because an earlier attempt was committed but its response was lost. */
const insertMissing = statement(`where not exists (
  select from error_contract.api_logs as known
   where known.account_id = entries.account_id and known.request_id = entries.request_id and known.entry_key = entries.entry_key)`);

/**
 * Writes entries in one statement, and thus one commit, after all existing ones.
 *
 * @param database - the database to write to
 * @param batch - the entries
 * @param now - the time of recording
 * @param again - whether an earlier attempt may have written some of them
 */
export async function insertEntries(
  database: Queryable,
  batch: readonly StoredEntry[],
  now: Date,
  again: boolean,
): Promise<void> {
  const values = [`[${batch.map(({ json }) => json).join(",")}]`, batch.length, placeOf(now)];
  await database.query(again ? insertMissing : insert, values);
}
