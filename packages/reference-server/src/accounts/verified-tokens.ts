import { hash } from "node:crypto";
import type { ApiKeyRow } from "./api-key-row.ts";

/** A token whose signature and claims were found to be good. */
export interface VerifiedToken {
  /** The key as it was then. */
  readonly key: ApiKeyRow;
  readonly scopes: readonly string[];
  /** When it expires, in seconds since 1970. */
  readonly expires: number;
}

/** Remembers tokens, so that one which is used again need not be verified again. */
export interface VerifiedTokens {
  /**
   * @param token - the token as sent
   * @param now - in milliseconds since 1970
   * @returns what was found out about it; `undefined` when it is not known, or has expired. Whether its key is still the same is for the caller to see.
   */
  find(token: string, now: number): VerifiedToken | undefined;
  remember(token: string, verified: VerifiedToken): void;
  /** How many it remembers. */
  readonly size: number;
}

/** The default of `most`. */
const MOST_REMEMBERED = 10_000;
/** The scopes of a longer token are not worth their memory, in characters. */
const LONGEST = 2_000;

/**
 * Makes a table of tokens. It has their SHA-256 instead of the tokens themselves, which are secrets.
 *
 * @param most - how many it remembers; a new one takes the place of the oldest
 * @returns the table, empty
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
