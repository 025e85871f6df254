import type { Authenticator, Owner } from "../plugin/caller.ts";
import { ContractError } from "../plugin/contract-error.ts";
import type { Cause } from "../schemas.ts";
import type { ApiKeyRow } from "./api-key-row.ts";
import type { KeyCaller } from "./key-caller.ts";
import type { KeyDirectory } from "./key-directory.ts";
import { claimedKey, type Verdict, verifyToken } from "./verify-token.ts";

/**
 * Authenticates requests by bearer tokens that API keys sign.
 *
 * @param keys Finds keys.
 * @param audience The base URL of the API.
 * @returns The authenticator; its callers are {@link KeyCaller}s.
 */
export function keyAuthenticator(keys: KeyDirectory, audience: string): Authenticator {
  return {
    async authenticate(request, needed): Promise<KeyCaller> {
      const verdict = await verifyToken(request.headers.authorization, audience, keys);
      if (verdict.kind === "refused") {
        throw new ContractError(401, "The bearer token is not valid.", { withheld: verdict.cause });
      }
      request.owner = ownerOf(verdict.key);
      for (const scope of needed) requireScope(verdict, scope);
      const { key } = verdict;
      return { ...ownerOf(key), apiKeyId: key.id, restricted: key.restricted, keyScopes: key.scopes };
    },
    async identify(request): Promise<Owner | undefined> {
      const id = claimedKey(request.headers.authorization);
      const key = id === undefined ? undefined : await keys.find(id);
      return key && ownerOf(key);
    },
  };
}

function ownerOf(key: ApiKeyRow): Owner {
  return { accountId: key.account_id, apiKeyId: key.id };
}

function requireScope({ key, scopes }: Extract<Verdict, { kind: "accepted" }>, scope: string): void {
  if (!scopes.includes(scope)) {
    throw forbidden(`The token lacks the scope ${scope}.`, "scope_missing", `The token's scopes lack ${scope}.`);
  }
  if (key.restricted && !key.scopes.some((own) => own === scope)) {
    throw forbidden(
      `The API key lacks the scope ${scope}.`,
      "key_restricted",
      `The API key is restricted and lacks ${scope}.`,
    );
  }
}

/**
 * The error of a caller who is known but may not do this.
 *
 * @param message For the caller.
 * @param code The cause, for the error log.
 * @param reason The cause in words, for the error log.
 * @returns A 403.
 */
export function forbidden(message: string, code: Cause["code"], reason: string): ContractError {
  return new ContractError(403, message, { withheld: { code, message: reason } });
}
