import type { Scope } from "../api/schemas.ts";
import type { ApiKeyRow } from "./api-key-row.ts";

/** Whose API key a request names. */
export interface KeyCaller {
  readonly accountId: string;
  readonly apiKeyId: string;
  /** Whether a token was accepted. If not, the request only claims to be the key's. */
  readonly accepted: boolean;
  /** Whether the key is limited to its scopes. */
  readonly restricted: boolean;
  /** What a restricted key may do. */
  readonly keyScopes: readonly Scope[];
  /** What the token is for; nothing, of a token that was not accepted. */
  readonly tokenScopes: readonly string[];
}

/**
 * The caller that a key stands for.
 *
 * @param key - the key's row
 * @param tokenScopes - the scopes of the token that it signed, once that is accepted
 * @returns what handlers and the error log know of the caller
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
