import type { Queryable } from "../database/database.ts";
import type { StoredEntry } from "./stored-entry.ts";

const columns = {
  account_id: "text",
  id: "uuid",
  request_id: "text",
  method: "text",
  url: "text",
  path: "text",
  operation_id: "text",
  api_key_id: "uuid",
  user_agent: "text",
  status: "smallint",
  code: "text",
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

/** One parameter for the whole batch: the statement is the same for every size. An entry that was written before stays as it is. */
const statement = `insert into error_contract.api_logs (${names})
  select ${names} from json_to_recordset($1::json) as entry (${definitions})
  on conflict do nothing`;

/** Writes entries in one statement, and so in one commit. */
export async function insertEntries(database: Queryable, batch: readonly StoredEntry[]): Promise<void> {
  await database.query(statement, [`[${batch.map(({ json }) => json).join(",")}]`]);
}
