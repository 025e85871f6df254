import type { Migration } from "../database/migration.ts";

/**
 * The error log. An id is a UUID of version 7 made from the time of recording, so `id` alone is the sort key, the position in
 * a list, the time, and the key by which days are kept apart: each day (UTC) is a partition, and dropping it costs nothing per entry.
 *
 * - Texts compare by bytes (`collate "C"`), so that both databases sort and match alike.
 * - `json`, not `jsonb`: bodies come back as they were sent, and writing them costs less.
 * - No reference to accounts or keys: what a key did stays on record after the key is deleted.
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
    // Each costs every write some 3 µs. `later-indexes.ts` has those of later releases.
    "create index api_logs_request on error_contract.api_logs (account_id, request_id, id)",
    "create index api_logs_operation on error_contract.api_logs (account_id, operation_id, id)",
    "create index api_logs_api_key on error_contract.api_logs (account_id, api_key_id, id)",
    // Serves the filter by code too, and counts groups without touching the table.
    "create index api_logs_code on error_contract.api_logs (account_id, code, id) include (operation_id)",
  ],
};

/**
 * Order: no entry appears behind a reader. The clock is a single row that every writer counts on from, and that it holds until its
 * commit. An entry may stand for several equal refusals.
 */
export const orderOfEntries: Migration = {
  name: "007-order-of-entries",
  statements: [
    "create table error_contract.api_log_clock (only_row boolean primary key default true check (only_row), place bigint not null)",
    // Behind all entries of an earlier release.
    "insert into error_contract.api_log_clock (place) values ((extract(epoch from now()) * 1000)::bigint * 4096)",
    `alter table error_contract.api_logs
       add column entry_key uuid,
       add column received_at timestamptz(3),
       add column last_received_at timestamptz(3),
       add column count integer not null default 1`,
  ],
};
