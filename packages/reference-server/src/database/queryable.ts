/** What takes SQL: the database itself, or a transaction in it. */
export interface Queryable {
  /**
   * Runs one statement. Both databases give the same JavaScript values: `Date` for a timestamp, a number for a count, text for a
   * UUID, the parsed value for JSON.
   *
   * @param text - SQL as PostgreSQL understands it, with `$1`, `$2`, ... for values.
   * @param values - the values, in that order
   * @returns the rows. The caller knows their type from its own statement.
   * @throws {DatabaseUnavailable} the database cannot be reached; nothing was changed, or it is not known
   */
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** PGlite in a folder or in memory, or PostgreSQL. */
export interface Database extends Queryable {
  readonly kind: "pglite" | "postgresql";
  /** Commits when the work resolves, rolls back when it rejects. */
  transaction<Result>(work: (transaction: Queryable) => Promise<Result>): Promise<Result>;
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
