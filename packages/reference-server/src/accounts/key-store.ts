import { randomUUID } from "node:crypto";
import type { Database, Queryable } from "../database/database.ts";
import { isUniqueViolation } from "../database/errors.ts";
import { BadCursor, decodeCursor, encodeCursor } from "../paging/cursor.ts";
import type { Page } from "../paging/page.ts";
import type { Scope } from "../schemas.ts";
import type { ApiKeyRow } from "./api-key-row.ts";

/** What a page of keys is asked for. */
export interface KeyQuery {
  readonly limit: number;
  readonly cursor: string | undefined;
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
export async function listKeys(database: Database, accountId: string, query: KeyQuery): Promise<Page<ApiKeyRow>> {
  const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor);
  const newer = cursor?.direction === "newer";
  const rows = await database.query<ApiKeyRow>(
    `select * from error_contract.api_keys
     where account_id = $1 and deleted_at is null
       and ($2::text is null or external_identifier = $2)
       and (restricted or $3)
       and ($4::timestamptz is null or (created_at, id) ${newer ? ">" : "<"} ($4, $5::uuid))
     order by created_at ${newer ? "asc" : "desc"}, id ${newer ? "asc" : "desc"}
     limit $6`,
    [
      accountId,
      query.externalIdentifier ?? null,
      query.seesUnrestricted,
      cursor?.createdAt ?? null,
      cursor?.id ?? null,
      query.limit + 1,
    ],
  );
  const more = rows.length > query.limit;
  const page = newer ? rows.slice(0, query.limit).reverse() : rows.slice(0, query.limit);
  const first = page.at(0);
  const last = page.at(-1);
  const hasNewer = newer ? more : cursor !== undefined;
  const hasOlder = newer ? cursor !== undefined : more;
  return {
    items: page,
    next_cursor: hasOlder && last ? writeCursor("older", last) : null,
    previous_cursor: hasNewer && first ? writeCursor("newer", first) : null,
  };
}

function writeCursor(direction: "older" | "newer", row: ApiKeyRow): string {
  return encodeCursor({ direction, key: [row.created_at.toISOString(), row.id] });
}

function readCursor(text: string): { direction: "older" | "newer"; createdAt: string; id: string } {
  const { direction, key } = decodeCursor(text, 2);
  const [createdAt, id] = key;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(createdAt ?? "") || Number.isNaN(Date.parse(createdAt ?? ""))) {
    throw new BadCursor("The cursor holds no time.");
  }
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id ?? "")) throw new BadCursor("The cursor holds no id.");
  return { direction, createdAt: createdAt ?? "", id: id ?? "" };
}
