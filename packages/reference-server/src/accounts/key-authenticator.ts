import { type Authenticator, ContractError } from "@error-contract/fastify";
import type { FastifyRequest } from "fastify";
import type { Cause } from "../api/schemas.ts";
import { callerOf, type KeyCaller } from "./key-caller.ts";
import type { KeyDirectory } from "./key-directory.ts";
import { verifiedTokens } from "./verified-tokens.ts";
import { claimedKey, type Verdict, verifyToken } from "./verify-token.ts";

/** Rejects with a 429 if an API key has exceeded its rate limit. */
export type AdmitKey = (request: FastifyRequest, apiKeyId: string) => Promise<void>;

/**
 * Authenticates requests by bearer tokens that API keys sign.
 *
 * @param keys - finds keys
 * @param audience - the base URL of the API
 * @param admit - counts the request; by default, every request is admitted
 * @returns the authenticator
 */
export function keyAuthenticator(keys: KeyDirectory, audience: string, admit?: AdmitKey): Authenticator<KeyCaller> {
  // A caller without the scope is known: the error log need not look it up again.
  const accepted = new WeakMap<FastifyRequest, KeyCaller>();
  const verified = verifiedTokens();
  return {
    async authenticate(request, needed) {
      if (request.raw.rawHeaders.filter((text, index) => index % 2 === 0 && /^authorization$/i.test(text)).length > 1) {
        const cause = { code: "token_malformed", message: "The request has several Authorization headers." } as const;
        throw new ContractError(401, "The bearer token is not valid.", { withheld: cause });
      }
      const verdict = await verifyToken(request.headers.authorization, audience, keys, verified);
      if (verdict.kind === "refused") {
        throw new ContractError(401, "The bearer token is not valid.", { withheld: verdict.cause });
      }
      const caller = callerOf(verdict.key, verdict.scopes);
      accepted.set(request, caller);
      await admit?.(request, verdict.key.id);
      for (const scope of needed) requireScope(verdict, scope);
      return caller;
    },
    async identify(request) {
      const known = accepted.get(request);
      if (known) return known;
      const id = claimedKey(request.headers.authorization);
      const key = id === undefined ? undefined : await keys.find(id);
      return key && callerOf(key);
    },
  };
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
 * Creates the error for a known caller without permission.
 *
 * @param message - a sentence for the caller
 * @param code - the cause, for the error log
 * @param reason - the cause as a sentence, for the error log
 * @returns a 403
 */
export function forbidden(message: string, code: Cause["code"], reason: string): ContractError {
  return new ContractError(403, message, { withheld: { code, message: reason } });
}
