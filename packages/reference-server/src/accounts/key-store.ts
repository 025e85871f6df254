import { randomUUID } from "node:crypto";
import type { Scope } from "../api/schemas.ts";
import type { Database, Queryable } from "../database/database.ts";
import { isUniqueViolation } from "../database/errors.ts";
import { isUuid } from "../database/uuid.ts";
import { BadCursor, type Cursor, isTime } from "../paging/cursor.ts";
import type { Page } from "../paging/page.ts";
import { type PageQuery, readPage } from "../paging/read-page.ts";
import type { ApiKeyRow } from "./api-key-row.ts";

/** What a page of keys is asked for. */
export interface KeyQuery extends PageQuery {
  readonly externalIdentifier: string | undefined;
  /** Whether the unrestricted key is shown. */
  readonly seesUnrestricted: boolean;
}

/** What a new row holds. */
export interface NewKey {
  readonly accountId: string;
  readonly publicKey: object;
  readonly displayName: string;
  readonly externalIdentifier: string | null;
  readonly scopes: readonly Scope[];
  readonly restricted: boolean;
}

/** Properties of a key that can change. */
export type KeyChanges = Partial<Pick<ApiKeyRow, "display_name" | "external_identifier" | "scopes" | "locked">>;

/** Another key of the account has this external identifier. */
export class ExternalIdentifierTaken extends Error {
  override readonly name = "ExternalIdentifierTaken";
}

const COLUMNS = "display_name = $2, external_identifier = $3, scopes = $4, locked = $5";

/**
 * Inserts a key. The database decides what is taken, so that of several inserts at the same time one wins.
 *
 * @throws {ExternalIdentifierTaken} (rejects) A key of the account has the external identifier.
 */
export async function insertKey(database: Queryable, key: NewKey): Promise<ApiKeyRow> {
  const [row] = await database.query<ApiKeyRow>(
    `insert into error_contract.api_keys (id, account_id, public_key, display_name, external_identifier, scopes, restricted)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (account_id, external_identifier) where deleted_at is null do nothing
     returning *`,
    [
      randomUUID(),
      key.accountId,
      JSON.stringify(key.publicKey),
      key.displayName,
      key.externalIdentifier,
      [...key.scopes],
      key.restricted,
    ],
  );
  if (row === undefined) throw new ExternalIdentifierTaken();
  return row;
}

/**
 * Keeps the key that signed a request from being changed until the transaction ends. What changed before is known here, and what
 * changes later comes after the transaction.
 *
 * @param database - the transaction
 * @param signer - the key that signed
 * @param target - the id of the key that the transaction is about to change. It is locked too, in the order of ids: of two keys that change
 * each other at once, one waits.
 * @returns the key that signed; `undefined` when it has been deleted or locked since its token was accepted
 */
export async function holdSigner(
  database: Queryable,
  signer: { readonly accountId: string; readonly apiKeyId: string },
  target?: string,
): Promise<ApiKeyRow | undefined> {
  const [ids, strength] = target === undefined ? [[signer.apiKeyId], "share"] : [[signer.apiKeyId, target], "update"];
  const rows = await database.query<ApiKeyRow>(
    `select * from error_contract.api_keys where account_id = $1 and id = any($2::uuid[]) order by id for ${strength}`,
    [signer.accountId, ids],
  );
  return rows.find(({ id, locked, deleted_at }) => id === signer.apiKeyId && !locked && deleted_at === null);
}

/** A key of the account that is not deleted; `lock` keeps others from changing it until the transaction ends. */
export async function findKey(
  database: Queryable,
  accountId: string,
  id: string,
  { lock }: { readonly lock: boolean },
): Promise<ApiKeyRow | undefined> {
  const [row] = await database.query<ApiKeyRow>(
    `select * from error_contract.api_keys where account_id = $1 and id = $2 and deleted_at is null ${lock ? "for update" : ""}`,
    [accountId, id],
  );
  return row;
}

/**
 * Writes the changes to a key.
 *
 * @throws {ExternalIdentifierTaken} (rejects) Another key of the account has the new external identifier; the transaction is over.
 */
export async function updateKey(database: Queryable, row: ApiKeyRow, changes: KeyChanges): Promise<ApiKeyRow> {
  const next = { ...row, ...changes };
  try {
    const [updated = next] = await database.query<ApiKeyRow>(
      `update error_contract.api_keys set ${COLUMNS}, updated_at = now() where id = $1 returning *`,
      [row.id, next.display_name, next.external_identifier, [...next.scopes], next.locked],
    );
    return updated;
  } catch (error) {
    throw isUniqueViolation(error, "api_keys_external_identifier") ? new ExternalIdentifierTaken() : error;
  }
}

/** Deletes a key; only that it was there is kept. */
export async function deleteKey(database: Queryable, row: ApiKeyRow): Promise<void> {
  await database.query("update error_contract.api_keys set deleted_at = now(), public_key = null where id = $1", [
    row.id,
  ]);
}

/**
 * A page of an account's keys, the one created last first.
 *
 * @throws {BadCursor} (rejects) The cursor is not of this list.
 */
export function listKeys(database: Database, accountId: string, query: KeyQuery): Promise<Page<ApiKeyRow>> {
  return readPage<ApiKeyRow, KeyPlace>(
    {
      columns: 2,
      keyOf: (row) => [row.created_at.toISOString(), row.id],
      keyFrom: placeFrom,
      read(from, count) {
        const [createdAt = null, id = null] = from?.key ?? [];
        const [beyond, order] = from?.direction === "newer" ? [">", "asc"] : ["<", "desc"];
        return database.query<ApiKeyRow>(
          `select * from error_contract.api_keys
           where account_id = $1 and deleted_at is null
             and ($2::text is null or external_identifier = $2)
             and (restricted or $3)
             and ($4::timestamptz is null or (created_at, id) ${beyond} ($4, $5::uuid))
           order by created_at ${order}, id ${order}
           limit $6`,
          [accountId, query.externalIdentifier ?? null, query.seesUnrestricted, createdAt, id, count],
        );
      },
    },
    query,
  );
}

/** What keys are sorted by. */
type KeyPlace = readonly [createdAt: string, id: string];

function placeFrom([createdAt, id]: Cursor["key"]): KeyPlace {
  if (!isTime(createdAt)) throw new BadCursor("A cursor of this list holds a time.");
  if (typeof id !== "string" || !isUuid(id)) throw new BadCursor("A cursor of this list holds an id.");
  return [createdAt, id];
}
