import { hash } from "node:crypto";
import type { ApiKeyRow } from "./api-key-row.ts";

/** A token with a valid signature and valid claims. */
export interface VerifiedToken {
  /** The key at the time of verification. */
  readonly key: ApiKeyRow;
  readonly scopes: readonly string[];
  /** When it expires, in seconds since 1970. */
  readonly expires: number;
}

/** Caches verified tokens, so that each is verified only once. */
export interface VerifiedTokens {
  /**
   * Finds a verified token.
   *
   * @param token - the token as sent
   * @param now - the current time, in milliseconds since 1970
   * @returns the token; `undefined` if it is unknown or expired. The caller must check that its key is unchanged.
   */
  find(token: string, now: number): VerifiedToken | undefined;
  remember(token: string, verified: VerifiedToken): void;
  /** The number of cached tokens. */
  readonly size: number;
}

/** The default of `most`. */
const MOST_REMEMBERED = 10_000;
/** The maximum length of a cached token, in characters. */
const LONGEST = 2_000;

/**
 * Creates a cache of tokens. Tokens are secrets, so it stores only their SHA-256.
 *
 * @param most - its capacity, beyond which a new token replaces the oldest
 * @returns the cache, empty
 */
export function verifiedTokens(most: number = MOST_REMEMBERED): VerifiedTokens {
  const known = new Map<string, VerifiedToken>();
  return {
    find(token, now) {
      const digest = digestOf(token);
      const verified = known.get(digest);
      if (verified === undefined || now < verified.expires * 1000) return verified;
      known.delete(digest);
      return undefined;
    },
    remember(token, verified) {
      if (token.length > LONGEST) return;
      const digest = digestOf(token);
      known.delete(digest);
      known.set(digest, verified);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
    get size() {
      return known.size;
    },
  };
}

function digestOf(token: string): string {
  return hash("sha256", token, "base64");
}
