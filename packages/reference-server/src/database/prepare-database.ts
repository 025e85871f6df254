import { setTimeout as delay } from "node:timers/promises";
import { DatabaseUnavailable } from "./errors.ts";
import type { Database } from "./queryable.ts";

/** A database that is being prepared. */
export interface Preparing {
  /** Rejects every statement until the database is prepared. */
  readonly database: Database;
  /** Whether the first attempt prepared it; false when the database was away. Rejects like `prepared`. */
  readonly atOnce: Promise<boolean>;
  /** Resolves when it is prepared, and rejects if that fails for any reason other than an unreachable database. */
  readonly prepared: Promise<void>;
}

/** The pause between two attempts, in milliseconds. */
const PAUSE = 500;

/**
 * Prepares a database. While it is away, the attempt is repeated, so that a server can start before its database.
 *
 * @param database - the database; closing the result closes it
 * @param prepare - creates what is needed in it
 * @param away - called with the reason if the database is away at the first attempt
 * @returns the database, immediately
 */
export function prepareDatabase(
  database: Database,
  prepare: (database: Database) => Promise<void>,
  away: (error: DatabaseUnavailable) => void,
): Preparing {
  const closing = new AbortController();
  let isPrepared = false;

  async function attempt(): Promise<void> {
    for (let first = true; !closing.signal.aborted; first = false) {
      try {
        await prepare(database);
        isPrepared = true;
        return;
      } catch (error) {
        if (closing.signal.aborted) return;
        if (!(error instanceof DatabaseUnavailable)) throw error;
        if (first) away(error);
        onAway();
        await delay(PAUSE, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
      }
    }
  }

  let onAway = (): void => undefined;
  const isAway = new Promise<boolean>((resolve) => {
    onAway = () => resolve(false);
  });
  const prepared = attempt();
  // Callers may ignore it: without a handler, a rejection would end the process.
  prepared.catch(() => undefined);
  const refuse = async (): Promise<never> => {
    throw new DatabaseUnavailable("The database has not been reachable since the server started.");
  };
  return {
    prepared,
    atOnce: Promise.race([prepared.then(() => true), isAway]),
    database: {
      ...database,
      query: (...of) => (isPrepared ? database.query(...of) : refuse()),
      transaction: (work) => (isPrepared ? database.transaction(work) : refuse()),
      isReachable: () => isPrepared && database.isReachable(),
      async close() {
        closing.abort();
        await database.close();
        await prepared.catch(() => undefined);
      },
    },
  };
}
