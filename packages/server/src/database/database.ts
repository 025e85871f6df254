/** What takes SQL: the database itself, or a transaction in it. */
export interface Queryable {
  /**
   * Runs one statement.
   *
   * @param text SQL as PostgreSQL understands it, with `$1`, `$2`, ... for values.
   * @param values The values, in that order.
   * @returns The rows. The caller knows their type from its own statement.
   * @throws {DatabaseUnavailable} The database cannot be reached; nothing was changed, or it is not known.
   */
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** PGlite in a folder or in memory, or PostgreSQL. */
export interface Database extends Queryable {
  readonly kind: "pglite" | "postgresql";
  /** Commits when the work resolves, rolls back when it rejects. */
  transaction<Result>(work: (transaction: Queryable) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** The database cannot be reached at the moment. Errors in a statement are not of this kind. */
export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
}

/** Where the data are. Neither given: in memory, gone when the process ends. */
export interface DatabaseOptions {
  /** `postgresql://user:password@host:port/name`. */
  readonly url?: string;
  /** A folder for PGlite's files; made when absent. */
  readonly folder?: string;
}

export declare function openDatabase(options: DatabaseOptions): Promise<Database>;
