import type { DatabaseUnavailable } from "./errors.ts";

/** Runs SQL: the database or a transaction. */
export interface Queryable {
  /**
   * Runs one statement. Both databases return the same JavaScript values: `Date` for a timestamp, a number for a count,
   * a string for a UUID, the parsed value for JSON.
   *
   * @param text - SQL as PostgreSQL understands it, with `$1`, `$2`, ... for values.
   * @param values - the values, in that order
   * @param patience - how long it may take, in milliseconds, if not the default
   * @returns the rows. The caller knows their type from its own statement.
   * @throws {DatabaseUnavailable} the database cannot be reached; it may be unknown whether the statement took effect
   */
  query<Row>(text: string, values?: readonly unknown[], patience?: number): Promise<readonly Row[]>;
}

/** PGlite in a folder or in memory, or PostgreSQL. */
export interface Database extends Queryable {
  readonly kind: "pglite" | "postgresql";
  /** Runs `work` in a transaction: commits if it resolves, and rolls back if it rejects. */
  transaction<Result>(work: (transaction: Queryable) => Promise<Result>): Promise<Result>;
  /** Returns the last known state, without a query. */
  isReachable(): boolean;
  /** Listens for notifications (NOTIFY) of other processes on a channel. */
  listen(channel: string, heard: Heard): Listener;
  close(): Promise<void>;
}

/**
 * Receives an announcement.
 *
 * @param payload - its payload; `undefined` if announcements may have been missed
 */
export type Heard = (payload: string | undefined) => void;

/** Receives announcements until it is closed. */
export interface Listener {
  /** Whether everything announced until a second ago has been received; false if that is unknown. */
  isCurrent(): boolean;
  close(): Promise<void>;
}

/**
 * Called when a database goes away and when it is back.
 *
 * @param error - why it is away; `undefined` when it is back
 */
export type OnChange = (error: DatabaseUnavailable | undefined) => void;
