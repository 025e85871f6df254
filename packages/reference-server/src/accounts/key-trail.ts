import type { Migration } from "../database/migration.ts";
import type { Queryable } from "../database/queryable.ts";

/** The audit trail of key changes: who changed which key, when and how. Refused changes are in the error log. */
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
  /** In the form that the error log stores. */
  readonly requestId: string;
  readonly change: "created" | "updated" | "deleted";
  /** The new values of the changed properties; never the private key. */
  readonly fields: object;
}

/**
 * Records a change in the audit trail, within the transaction that makes it.
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
