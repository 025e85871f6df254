import { importPKCS8, SignJWT } from "jose";
import type { components } from "./generated/index.ts";

/**
 * The claims of a token, and the API key that signs it.
 *
 * @example
 * const options: TokenOptions = { keyId, privateKey, audience: "https://api.example.com", scopes: ["api-logs.read"] };
 */
export interface TokenOptions {
  /** The `id` of the API key. */
  readonly keyId: string;
  /** The key's `private_key`, as it was returned when the key was created: PKCS#8 in PEM, ECDSA on P-256. */
  readonly privateKey: string;
  /** The base URL of the API, as in `createClient`. */
  readonly audience: string;
  /** The scopes that the token grants. */
  readonly scopes: readonly components["schemas"]["Scope"][];
  /**
   * How long the token is valid, in seconds.
   *
   * @default 300
   */
  readonly expiresIn?: number;
}

/**
 * Signs a bearer token with an API key: an ES256 JWT, as the API's security scheme describes it. Requires the package `jose`.
 *
 * @param options - the key, and the token's claims
 * @returns the token, in JWS compact serialization
 * @throws {TypeError} if the private key is not PKCS#8 in PEM
 * @example
 * const token = await signToken({ keyId, privateKey, audience: baseUrl, scopes: ["api-logs.read"] });
 */
export async function signToken(options: TokenOptions): Promise<string> {
  const { keyId, privateKey, audience, scopes, expiresIn = 300 } = options;
  const now = Math.floor(Date.now() / 1000);
  return await new SignJWT({ scopes: [...scopes] })
    .setProtectedHeader({ alg: "ES256", kid: keyId })
    .setIssuer(keyId)
    .setAudience(audience.replace(/\/$/, ""))
    .setIssuedAt(now)
    .setExpirationTime(now + expiresIn)
    .sign(await importPKCS8(privateKey, "ES256"));
}

/** A token is renewed when less than this share of its lifetime is left. */
const RESERVE = 0.2;

/**
 * Provides tokens for the `token` option of a client: signs one, returns it until it is about to expire, then signs the next. One
 * that was rejected is not returned again. Concurrent calls share one token.
 *
 * @param options - the key, and the tokens' claims
 * @returns the function for `createClient`
 * @example
 * const api = createClient({ baseUrl, token: tokenSource({ keyId, privateKey, audience: baseUrl, scopes: ["api-logs.read"] }) });
 */
export function tokenSource(options: TokenOptions): (refused?: string) => Promise<string> {
  const life = (options.expiresIn ?? 300) * 1000;
  let current: Promise<string> | undefined;
  let renewAt = 0;

  function renew(): Promise<string> {
    renewAt = Date.now() + life * (1 - RESERVE);
    const signing = signToken(options);
    current = signing;
    // If the key cannot sign, every call rejects, not only the first.
    signing.catch(() => {
      if (current === signing) current = undefined;
    });
    return signing;
  }

  return async (refused) => {
    const given = current === undefined || Date.now() >= renewAt ? renew() : current;
    if ((await given) !== refused) return await given;
    if (current === given) current = undefined; // unless another rejected call has renewed it
    return await (current ?? renew());
  };
}
