import type { DatabaseUnavailable } from "./errors.ts";

/** What takes SQL: the database itself, or a transaction in it. */
export interface Queryable {
  /**
   * Runs one statement. Both databases give the same JavaScript values: `Date` for a timestamp, a number for a count, text for a
   * UUID, the parsed value for JSON.
   *
   * @param text - SQL as PostgreSQL understands it, with `$1`, `$2`, ... for values.
   * @param values - the values, in that order
   * @param patience - how long it may take, in milliseconds, if that is longer than usual
   * @returns the rows. The caller knows their type from its own statement.
   * @throws {DatabaseUnavailable} the database cannot be reached; nothing was changed, or it is not known
   */
  query<Row>(text: string, values?: readonly unknown[], patience?: number): Promise<readonly Row[]>;
}

/** PGlite in a folder or in memory, or PostgreSQL. */
export interface Database extends Queryable {
  readonly kind: "pglite" | "postgresql";
  /** Commits when the work resolves, rolls back when it rejects. */
  transaction<Result>(work: (transaction: Queryable) => Promise<Result>): Promise<Result>;
  /** Whether it was there when last heard of. It does not ask, and so costs nothing. */
  isReachable(): boolean;
  /** Hears what other processes announce with NOTIFY on a channel. */
  listen(channel: string, heard: Heard): Listener;
  close(): Promise<void>;
}

/**
 * Hears an announcement.
 *
 * @param payload - what was announced; `undefined` when some may have been missed
 */
export type Heard = (payload: string | undefined) => void;

/** Hears announcements until it is closed. */
export interface Listener {
  /** Whether everything that was announced until a second ago has been heard. While that cannot be known, it is false. */
  isCurrent(): boolean;
  close(): Promise<void>;
}

/**
 * Hears when a database goes away, and when it is back.
 *
 * @param error - why it is away; `undefined` when it is back
 */
export type OnChange = (error: DatabaseUnavailable | undefined) => void;
