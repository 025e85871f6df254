import type { Migration } from "../database/migration.ts";

/**
 * Accounts and their API keys. A deleted key keeps its row, without its public key, so that use of its tokens is still
 * recorded for its account.
 */
export const accountsAndKeys: Migration = {
  name: "002-accounts-and-keys",
  statements: [
    `create table error_contract.accounts (
      id uuid primary key,
      name text not null unique,
      created_at timestamptz(3) not null default now()
    )`,
    `create table error_contract.api_keys (
      id uuid primary key,
      account_id uuid not null references error_contract.accounts (id),
      public_key jsonb,
      display_name text not null,
      external_identifier text,
      scopes text[] not null,
      restricted boolean not null,
      locked boolean not null default false,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      deleted_at timestamptz(3),
      check ((public_key is null) = (deleted_at is not null))
    )`,
    `create unique index api_keys_external_identifier
      on error_contract.api_keys (account_id, external_identifier) where deleted_at is null`,
    `create unique index api_keys_unrestricted on error_contract.api_keys (account_id) where not restricted`,
    `create index api_keys_newest_first
      on error_contract.api_keys (account_id, created_at desc, id desc) where deleted_at is null`,
  ],
};

/** The channel on which the database announces the ids of changed keys. */
export const KEYS_CHANNEL = "error_contract_api_keys";

/** Announces changed keys to all processes, which cache keys in memory. */
export const announcedKeys: Migration = {
  name: "003-announced-keys",
  statements: [
    `create function error_contract.announce_api_key() returns trigger language plpgsql as $$
      begin
        perform pg_notify('${KEYS_CHANNEL}', old.id::text);
        return null;
      end $$`,
    `create trigger api_keys_announced after update or delete on error_contract.api_keys
      for each row execute function error_contract.announce_api_key()`,
  ],
};
