import type { JWK } from "jose";
import type { ApiKey, Scope } from "../api/schemas.ts";

/** A row of `api_keys`. */
export interface ApiKeyRow {
  readonly id: string;
  readonly account_id: string;
  /** `null` once the key is deleted. */
  readonly public_key: JWK | null;
  readonly display_name: string;
  readonly external_identifier: string | null;
  readonly scopes: readonly Scope[];
  readonly restricted: boolean;
  readonly locked: boolean;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
}

/**
 * Converts a row to the key that the API returns.
 *
 * @param row - the row
 * @param everyScope - the scopes of an unrestricted key
 * @returns the body of a response
 */
export function toApiKey(row: ApiKeyRow, everyScope: readonly Scope[]): ApiKey {
  return {
    type: "api-key",
    id: row.id,
    display_name: row.display_name,
    external_identifier: row.external_identifier,
    scopes: [...(row.restricted ? row.scopes : everyScope)].sort(),
    restricted: row.restricted,
    locked: row.locked,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
