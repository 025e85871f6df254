import type { Scope } from "../api/schemas.ts";
import type { ApiKeyRow } from "./api-key-row.ts";

/** Whose API key a request names. */
export interface KeyCaller {
  readonly accountId: string;
  readonly apiKeyId: string;
  /** Whether the key is limited to its scopes. */
  readonly restricted: boolean;
  /** What the key may do and pass on. */
  readonly keyScopes: readonly Scope[];
}

/**
 * The caller that a key stands for.
 *
 * @param key - the key's row
 * @returns what handlers and the error log know of the caller
 */
export function callerOf(key: ApiKeyRow): KeyCaller {
  return { accountId: key.account_id, apiKeyId: key.id, restricted: key.restricted, keyScopes: key.scopes };
}
