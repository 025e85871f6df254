import { ContractError } from "@error-contract/fastify";
import type { ApiKeyRow } from "../accounts/api-key-row.ts";
import { toApiKey } from "../accounts/api-key-row.ts";
import { forbidden } from "../accounts/key-authenticator.ts";
import { callerOf, type KeyCaller } from "../accounts/key-caller.ts";
import type { KeyDirectory } from "../accounts/key-directory.ts";
import { makeKeyPair } from "../accounts/key-pair.ts";
import {
  deleteKey,
  ExternalIdentifierTaken,
  findKey,
  holdSigner,
  insertKey,
  type KeyChanges,
  listKeys,
  updateKey,
} from "../accounts/key-store.ts";
import { type KeyChange, leaveTrail } from "../accounts/key-trail.ts";
import type { Cause, Scope } from "../api/schemas.ts";
import type { Database, Queryable } from "../database/database.ts";
import { storedRequestId } from "../log/request-id.ts";
import type { HandlersOf } from "./operations.ts";

/** The dependencies of the handlers. */
export interface ApiKeyService {
  readonly database: Database;
  /** The cache of keys. */
  readonly keys: KeyDirectory;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Every scope in the document. */
  readonly everyScope: readonly Scope[];
}

/**
 * Creates the operations on API keys.
 *
 * @param service - their dependencies
 * @returns the handlers, by `operationId`
 */
export function apiKeyOperations({
  database,
  keys,
  baseUrl,
  everyScope,
}: ApiKeyService): HandlersOf<"listApiKeys" | "createApiKey" | "getApiKey" | "updateApiKey" | "deleteApiKey"> {
  async function change(id: string, work: (transaction: Queryable) => Promise<ApiKeyRow>): Promise<ApiKeyRow> {
    try {
      return await database.transaction(work);
    } finally {
      // Even after a failure: a database that responds too late may still have committed the change.
      keys.forget(id.toLowerCase());
    }
  }

  return {
    listApiKeys: async ({ caller, query }) => {
      const page = await listKeys(database, caller.accountId, {
        limit: query.limit,
        cursor: query.cursor,
        externalIdentifier: query.external_identifier,
        seesUnrestricted: !caller.restricted,
      });
      return { status: 200, body: { ...page, items: page.items.map((row) => toApiKey(row, everyScope)) } };
    },

    createApiKey: async ({ caller, body, request }) => {
      refuseToPassOn(caller, body.scopes);
      const { publicKey, privateKey } = await makeKeyPair();
      const row = await database.transaction(async (transaction) => {
        refuseToPassOn(await stillCalling(transaction, caller), body.scopes);
        const created = await insertKey(transaction, {
          accountId: caller.accountId,
          publicKey,
          displayName: body.display_name,
          externalIdentifier: body.external_identifier ?? null,
          scopes: body.scopes,
          restricted: true,
        });
        await leaveTrail(transaction, trailOf(caller, request.id, created.id, "created", body));
        return created;
      });
      return {
        status: 201,
        // The response is the only one that contains the private key.
        headers: { location: `${baseUrl}/api-keys/${row.id}`, "cache-control": "no-store" },
        body: { ...toApiKey(row, everyScope), private_key: privateKey },
      };
    },

    getApiKey: async ({ caller, path }) => {
      const row = await visibleKey(database, caller, path.api_key_id, { lock: false });
      return { status: 200, body: toApiKey(row, everyScope) };
    },

    updateApiKey: async ({ caller, path, body, request }) => {
      const updated = await change(path.api_key_id, async (transaction) => {
        const current = await stillCalling(transaction, caller, path.api_key_id);
        const row = await visibleKey(transaction, current, path.api_key_id, { lock: true });
        refuseChange(current, row, body);
        await leaveTrail(transaction, trailOf(caller, request.id, row.id, "updated", body));
        return await updateKey(transaction, row, body);
      });
      return { status: 200, body: toApiKey(updated, everyScope) };
    },

    deleteApiKey: async ({ caller, path, request }) => {
      const deleted = await change(path.api_key_id, async (transaction) => {
        const current = await stillCalling(transaction, caller, path.api_key_id);
        const row = await visibleKey(transaction, current, path.api_key_id, { lock: true });
        if (!row.restricted) throw protectedKey();
        if (row.locked) throw lockedKey();
        await deleteKey(transaction, row);
        await leaveTrail(transaction, trailOf(caller, request.id, row.id, "deleted", {}));
        return row;
      });
      return { status: 200, body: toApiKey(deleted, everyScope) };
    },
  };
}

function trailOf(
  { accountId, apiKeyId: changedBy }: KeyCaller,
  requestId: string,
  apiKeyId: string,
  change: KeyChange["change"],
  fields: object,
): KeyChange {
  return { accountId, apiKeyId, changedBy, requestId: storedRequestId(requestId), change, fields };
}

/** Returns the caller with the current state of its key. Throws if the key was deleted or locked in the meantime. */
async function stillCalling(transaction: Queryable, caller: KeyCaller, target?: string): Promise<KeyCaller> {
  const row = await holdSigner(transaction, caller, target);
  if (row !== undefined) return callerOf(row, caller.tokenScopes);
  const cause: Cause = {
    code: "unknown_key",
    message: "The API key was deleted or locked while the request was in flight.",
  };
  throw new ContractError(401, "The bearer token is not valid.", { withheld: cause });
}

async function visibleKey(
  database: Queryable,
  caller: KeyCaller,
  id: string,
  options: { readonly lock: boolean },
): Promise<ApiKeyRow> {
  const row = await findKey(database, caller.accountId, id.toLowerCase(), options);
  const message = "There is no API key with this id.";
  if (row === undefined) throw new ContractError(404, message);
  if (caller.restricted && !row.restricted) {
    const reason = "The unrestricted API key exists, but a restricted API key may not see it.";
    throw new ContractError(404, message, { withheld: { code: "resource_hidden", message: reason } });
  }
  return row;
}

function refuseChange(caller: KeyCaller, row: ApiKeyRow, changes: KeyChanges): void {
  if (row.locked && changes.locked !== false) throw lockedKey();
  if (row.locked && caller.restricted) {
    const reason = "A restricted API key tried to unlock a key.";
    throw forbidden("Only the unrestricted API key can unlock a key.", "key_restricted", reason);
  }
  if (!row.restricted && (changes.scopes !== undefined || changes.locked === true)) throw protectedKey();
  refuseToPassOn(caller, changes.scopes ?? []);
}

function refuseToPassOn(caller: KeyCaller, scopes: readonly Scope[]): void {
  const beyondToken = scopes.filter((scope) => !caller.tokenScopes.includes(scope));
  if (beyondToken.length > 0) {
    const names = beyondToken.join(", ");
    throw forbidden(
      `The token lacks scopes that it would pass on: ${names}.`,
      "scope_missing",
      `The token's scopes lack ${names}, which it would have passed on.`,
    );
  }
  const lacking = scopes.filter((scope) => caller.restricted && !caller.keyScopes.includes(scope));
  if (lacking.length === 0) return;
  const names = lacking.join(", ");
  throw forbidden(
    `The API key lacks scopes that it would pass on: ${names}.`,
    "key_restricted",
    `The API key is restricted and lacks ${names}.`,
  );
}

function lockedKey(): ContractError {
  return forbidden("The API key is locked.", "resource_locked", "The API key that was to be changed is locked.");
}

function protectedKey(): ContractError {
  const reason = "The unrestricted API key can be neither locked nor deleted nor given other scopes.";
  return forbidden("This API key is protected.", "resource_protected", reason);
}

/**
 * Converts an error of the key store to an error of the contract.
 *
 * @param error - any thrown value
 * @returns a 409 if the external identifier is taken; `undefined` for any other error
 */
export function asDuplicate(error: unknown): ContractError | undefined {
  if (!(error instanceof ExternalIdentifierTaken)) return undefined;
  return new ContractError(409, "An API key with this external_identifier exists already.", {
    details: [
      {
        location: "body",
        pointer: "/external_identifier",
        message: "Another API key has this value, which must be unique.",
        type: "already_exists",
      },
    ],
  });
}
