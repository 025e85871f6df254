import type { Scope } from "../api/schemas.ts";
import type { ApiKeyRow } from "./api-key-row.ts";

/** The API key that a request names. */
export interface KeyCaller {
  readonly accountId: string;
  readonly apiKeyId: string;
  /** Whether its token was accepted. If not, the request only claims to use the key. */
  readonly accepted: boolean;
  /** Whether the key is limited to its scopes. */
  readonly restricted: boolean;
  /** The scopes of a restricted key. */
  readonly keyScopes: readonly Scope[];
  /** The scopes of the token; empty if it was not accepted. */
  readonly tokenScopes: readonly string[];
}

/**
 * Creates the caller that a key represents.
 *
 * @param key - the key's row
 * @param tokenScopes - the scopes of the token that it signed, if accepted
 * @returns the caller, for handlers and the error log
 */
export function callerOf(key: ApiKeyRow, tokenScopes?: readonly string[]): KeyCaller {
  return {
    accountId: key.account_id,
    apiKeyId: key.id,
    accepted: tokenScopes !== undefined,
    restricted: key.restricted,
    keyScopes: key.scopes,
    tokenScopes: tokenScopes ?? [],
  };
}
