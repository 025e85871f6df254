import { randomUUID } from "node:crypto";
import type { Scope } from "../api/schemas.ts";
import type { Database, Queryable } from "../database/database.ts";
import { isUniqueViolation } from "../database/errors.ts";
import { isUuid } from "../database/uuid.ts";
import { BadCursor, type Cursor, isTime } from "../paging/cursor.ts";
import type { Page } from "../paging/page.ts";
import { type PageQuery, readPage } from "../paging/read-page.ts";
import type { ApiKeyRow } from "./api-key-row.ts";

/** The query for a page of keys. */
export interface KeyQuery extends PageQuery {
  readonly externalIdentifier: string | undefined;
  /** Whether the page may contain the unrestricted key. */
  readonly seesUnrestricted: boolean;
}

/** The values of a new row. */
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

/** Thrown if another key of the account has this external identifier. */
export class ExternalIdentifierTaken extends Error {
  override readonly name = "ExternalIdentifierTaken";
}

const COLUMNS = "display_name = $2, external_identifier = $3, scopes = $4, locked = $5";

/**
 * Inserts a key. The database enforces uniqueness, so that one of several concurrent inserts succeeds.
 *
 * @throws {ExternalIdentifierTaken} (rejects) another key of the account has the external identifier
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
 * Locks the row of the key that signed a request until the transaction ends. Earlier changes are visible to it, and
 * later ones wait.
 *
 * @param database - the transaction
 * @param signer - the key that signed
 * @param target - the id of the key that the transaction will change. Its row is locked too, in the order of ids, so
 * that two keys that change each other do not deadlock.
 * @returns the key that signed; `undefined` if it has been deleted or locked since its token was accepted
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

/** Finds a key of the account that is not deleted. `lock` locks its row until the transaction ends. */
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
 * @throws {ExternalIdentifierTaken} (rejects) another key of the account has the new external identifier; the
 * transaction has failed
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

/** Marks a key as deleted, and removes its public key. Its row remains, so that use of its tokens is still recorded. */
export async function deleteKey(database: Queryable, row: ApiKeyRow): Promise<void> {
  await database.query("update error_contract.api_keys set deleted_at = now(), public_key = null where id = $1", [
    row.id,
  ]);
}

/**
 * Reads a page of an account's keys, newest first.
 *
 * @throws {BadCursor} (rejects) the cursor does not belong to this list
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

/** The sort key of the list. */
type KeyPlace = readonly [createdAt: string, id: string];

function placeFrom([createdAt, id]: Cursor["key"]): KeyPlace {
  if (!isTime(createdAt)) throw new BadCursor("A cursor of this list holds a time.");
  if (typeof id !== "string" || !isUuid(id)) throw new BadCursor("A cursor of this list holds an id.");
  return [createdAt, id];
}
