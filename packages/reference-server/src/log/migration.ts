import type { Migration } from "../database/migration.ts";

/**
 * The error log. An id is a version 7 UUID made from the recording time, so `id` alone serves as sort key, position in
 * a list, time and partition key. Each day (UTC) is a partition, and dropping it costs nothing per entry.
 *
 * - Text compares by bytes (`collate "C"`), so that both databases sort and match alike.
 * - `json`, not `jsonb`: it keeps the order of properties, and is cheaper to write.
 * - No foreign keys to accounts or API keys: what a key did stays on record after the key is deleted.
 */
export const apiLogs: Migration = {
  name: "001-api-logs",
  statements: [
    `create table error_contract.api_logs (
      account_id text collate "C" not null,
      id uuid not null,
      request_id text collate "C" not null,
      method text collate "C" not null,
      url text collate "C" not null,
      path text collate "C" not null,
      operation_id text collate "C",
      api_key_id uuid,
      user_agent text collate "C",
      status smallint not null,
      code text collate "C" not null,
      sent_at timestamptz(3) not null,
      cause json,
      response_body json not null,
      request_headers json not null,
      request_body json,
      request_body_truncated boolean not null,
      primary key (account_id, id)
    ) partition by range (id)`,
    // Each index adds about 3 µs to every write. Those of later releases are in `later-indexes.ts`.
    "create index api_logs_request on error_contract.api_logs (account_id, request_id, id)",
    "create index api_logs_operation on error_contract.api_logs (account_id, operation_id, id)",
    "create index api_logs_api_key on error_contract.api_logs (account_id, api_key_id, id)",
    // Serves the filter by code. Before `005-group-counts`, it also counted groups without touching the table.
    "create index api_logs_code on error_contract.api_logs (account_id, code, id) include (operation_id)",
  ],
};

/**
 * The order of entries: no new entry sorts before one that a reader has seen. The clock is a single row; every writer
 * advances it and holds its lock until commit. Also, an entry may now stand for several equal refusals.
 */
export const orderOfEntries: Migration = {
  name: "007-order-of-entries",
  statements: [
    "create table error_contract.api_log_clock (only_row boolean primary key default true check (only_row), place bigint not null)",
    // Starts after all entries of earlier releases.
    "insert into error_contract.api_log_clock (place) values ((extract(epoch from now()) * 1000)::bigint * 4096)",
    `alter table error_contract.api_logs
       add column entry_key uuid,
       add column received_at timestamptz(3),
       add column last_received_at timestamptz(3),
       add column count integer not null default 1`,
  ],
};
