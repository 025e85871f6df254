import type { Migration } from "../database/migration.ts";
import type { Queryable } from "../database/queryable.ts";

/** Who changed which key, when and how. Refusals are in the error log; this is what succeeded. */
export const keyTrail: Migration = {
  name: "008-key-trail",
  statements: [
    `create table error_contract.api_key_changes (
      id bigint generated always as identity primary key,
      changed_at timestamptz(3) not null default now(),
      account_id uuid not null,
      api_key_id uuid not null,
      changed_by uuid not null,
      request_id text not null,
      change text not null check (change in ('created', 'updated', 'deleted')),
      fields json not null
    )`,
    "create index api_key_changes_of_key on error_contract.api_key_changes (account_id, api_key_id, id)",
  ],
};

/** A change of a key. */
export interface KeyChange {
  readonly accountId: string;
  readonly apiKeyId: string;
  /** The id of the key that signed the request. */
  readonly changedBy: string;
  /** As the error log would store it. */
  readonly requestId: string;
  readonly change: "created" | "updated" | "deleted";
  /** The new values of what was set; a key's private part is never among them. */
  readonly fields: object;
}

/**
 * Leaves a trail of a change, in the transaction that makes it: there is no change without it.
 *
 * @param transaction - the transaction
 * @param change - the change
 */
export async function leaveTrail(transaction: Queryable, change: KeyChange): Promise<void> {
  const { accountId, apiKeyId, changedBy, requestId, fields } = change;
  await transaction.query(
    `insert into error_contract.api_key_changes (account_id, api_key_id, changed_by, request_id, change, fields)
     values ($1, $2, $3, $4, $5, $6)`,
    [accountId, apiKeyId, changedBy, requestId, change.change, JSON.stringify(fields)],
  );
}
