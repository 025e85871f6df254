import { type CryptoKey, decodeProtectedHeader, errors, importJWK, type JWK, type JWTPayload, jwtVerify } from "jose";
import type { Cause } from "../api/schemas.ts";
import type { ApiKeyRow } from "./api-key-row.ts";
import type { KeyDirectory } from "./key-directory.ts";
import { makeKeyPair } from "./key-pair.ts";
import type { VerifiedTokens } from "./verified-tokens.ts";

/** The result of verifying a token. */
export type Verdict =
  | { readonly kind: "accepted"; readonly key: ApiKeyRow; readonly scopes: readonly string[] }
  | { readonly kind: "refused"; readonly cause: Cause };

/** The tolerated clock skew of callers, in seconds. */
const CLOCK_TOLERANCE = 30;

/** The maximum lifetime of a token, in seconds, from `iat` to `exp`, as documented. */
const LONGEST_LIFE = 24 * 60 * 60;

/** `Bearer` and a token, as defined in RFC 6750. */
const BEARER = /^bearer +([A-Za-z0-9._~+/-]+=*) *$/i;

/**
 * Checks the token of a request.
 *
 * @param authorization - the `Authorization` header
 * @param audience - the required `aud`: the base URL of the API
 * @param keys - finds the key that the token names
 * @param verified - the tokens that were accepted before
 * @returns the key and the token's scopes, or why the token is refused
 * @throws {DatabaseUnavailable} if the key cannot be looked up
 */
export async function verifyToken(
  authorization: string | undefined,
  audience: string,
  keys: KeyDirectory,
  verified: VerifiedTokens,
): Promise<Verdict> {
  if (authorization === undefined) return refused("token_missing", "The request has no Authorization header.");
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) return refused("token_missing", "The Authorization header holds no bearer token.");
  const now = Date.now();
  const known = verified.find(token, now);
  // A key that was locked, deleted or changed since is a different object.
  if (known !== undefined && (await keys.find(known.key.id)) === known.key) return { kind: "accepted", ...known };
  const header = readHeader(token);
  if (header === undefined) return refused("token_malformed", "The token is not a JSON Web Token.");
  if (header.alg !== "ES256") return refused("algorithm_not_allowed", "The token is not signed with ES256.");
  if (header.kid === undefined) return refused("token_malformed", "The token's header has no kid.");
  const key = await keys.find(header.kid);
  if (key === undefined || key.public_key === null) {
    // Takes the same time for an unknown key, so that timing does not reveal which keys exist.
    await jwtVerify(token, await nobodysKey()).catch(() => undefined);
    const reason = key
      ? `The API key was deleted at ${key.deleted_at?.toISOString()}.`
      : "The token's kid names no API key.";
    return refused("unknown_key", reason);
  }

  try {
    const { payload } = await jwtVerify(token, await publicKeyOf(key, key.public_key), {
      algorithms: ["ES256"],
      issuer: key.id,
      audience,
      requiredClaims: ["iat", "exp", "scopes"],
      clockTolerance: CLOCK_TOLERANCE,
      currentDate: new Date(now),
    });
    if (key.locked) return locked();
    const verdict = judgeClaims(key, payload, now);
    if (verdict.kind === "accepted")
      verified.remember(token, { key, scopes: verdict.scopes, expires: payload.exp ?? 0 });
    return verdict;
  } catch (error) {
    // The lock is reported even if a claim is invalid too, but not if the signature is.
    if (key.locked && error instanceof errors.JOSEError && !(error instanceof errors.JWSSignatureVerificationFailed)) {
      return locked();
    }
    return refusalOf(error, now);
  }
}

/**
 * Reads which key a request claims to use, whether or not its token is valid.
 *
 * @param authorization - the `Authorization` header
 * @returns the token's `kid`; `undefined` if there is none
 */
export function claimedKey(authorization: string | undefined): string | undefined {
  const token = BEARER.exec(authorization ?? "")?.[1];
  return token === undefined ? undefined : readHeader(token)?.kid;
}

const imported = new WeakMap<ApiKeyRow, Promise<CryptoKey | Uint8Array>>();

function publicKeyOf(key: ApiKeyRow, jwk: JWK): Promise<CryptoKey | Uint8Array> {
  const known = imported.get(key) ?? importJWK(jwk, "ES256");
  imported.set(key, known);
  return known;
}

let nobodys: Promise<CryptoKey | Uint8Array> | undefined;

/** Returns a key that has signed nothing. */
function nobodysKey(): Promise<CryptoKey | Uint8Array> {
  nobodys ??= makeKeyPair().then(({ publicKey }) => importJWK(publicKey, "ES256"));
  return nobodys;
}

function readHeader(token: string): { readonly alg: unknown; readonly kid: string | undefined } | undefined {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    return { alg, kid: typeof kid === "string" ? kid : undefined };
  } catch {
    return undefined;
  }
}

function judgeClaims(key: ApiKeyRow, payload: JWTPayload, now: number): Verdict {
  const { iat, exp, scopes } = payload;
  if (iat !== undefined && iat > now / 1000 + CLOCK_TOLERANCE) {
    return refused("token_not_yet_valid", `The token was signed at ${timeOf(iat)}, which is in the future.`);
  }
  if (iat !== undefined && exp !== undefined && exp - iat > LONGEST_LIFE) {
    return refused(
      "lifetime_too_long",
      `The token is valid for ${exp - iat} seconds; at most ${LONGEST_LIFE} are accepted.`,
    );
  }
  if (!Array.isArray(scopes) || !scopes.every((scope) => typeof scope === "string")) {
    return refused("token_malformed", "The token's claim scopes is not a list of texts.");
  }
  return { kind: "accepted", key, scopes };
}

function refusalOf(error: unknown, now: number): Verdict {
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return refused("signature_invalid", "The token's signature does not fit the API key.");
  }
  if (error instanceof errors.JWTExpired) {
    const { exp } = error.payload;
    const late =
      exp === undefined ? "" : ` at ${timeOf(exp)}, ${Math.floor(now / 1000 - exp)} seconds before the request`;
    return refused("token_expired", `The token expired${late}.`);
  }
  if (error instanceof errors.JWTClaimValidationFailed) return claimRefusal(error);
  if (error instanceof errors.JOSEError)
    return refused("token_malformed", "The token is not a JSON Web Token that can be read.");
  throw error;
}

function claimRefusal({ claim, reason, payload }: errors.JWTClaimValidationFailed): Verdict {
  if (reason === "missing") return refused("token_malformed", `The token has no claim ${claim}.`);
  if (reason !== "check_failed") return refused("token_malformed", `The token's claim ${claim} has the wrong type.`);
  switch (claim) {
    case "iss":
      return refused("issuer_mismatch", "The token's iss is not the id of the API key that signed it.");
    case "aud":
      return refused("audience_mismatch", "The token's aud is not the base URL of this API.");
    case "nbf":
      return refused("token_not_yet_valid", `The token is not valid before ${timeOf(payload.nbf ?? 0)}.`);
    default:
      return refused("token_malformed", `The token's claim ${claim} cannot be accepted.`);
  }
}

function locked(): Verdict {
  return refused("key_locked", "The API key that signed the token is locked.");
}

function refused(code: Cause["code"], message: string): Verdict {
  return { kind: "refused", cause: { code, message } };
}

/** Formats a time claim. Claims come from the caller: a number out of range for dates is shown unchanged. */
function timeOf(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? String(seconds) : time.toISOString();
}
