import { migrate } from "./migrate.ts";
import type { Migration } from "./migration.ts";
import { openPglite } from "./open-pglite.ts";
import { openPostgresql } from "./open-postgresql.ts";
import type { Database, OnChange } from "./queryable.ts";

export { DatabaseUnavailable, isUniqueViolation } from "./errors.ts";
export type { Database, Heard, OnChange, Queryable } from "./queryable.ts";

/** Where to store the data. Without `url` and `folder`: in memory, until the process ends. */
export interface DatabaseOptions {
  /** `postgresql://user:password@host:port/name`. */
  readonly url?: string | undefined;
  /** A folder for PGlite's files, created if missing. */
  readonly folder?: string | undefined;
  /** Called when the database goes away and when it is back. */
  readonly onChange?: OnChange;
}

/**
 * Opens the database without migrating it.
 *
 * @param options - `url` for PostgreSQL, else `folder` for PGlite on disk, else PGlite in memory.
 * @returns the database. It connects to PostgreSQL at the first statement.
 * @throws {FolderInUse} (rejects) another process has the folder open; PGlite supports a single one
 * @throws {FolderUnusable} (rejects) the folder's files cannot be used
 */
export async function connectDatabase({ url, folder, onChange = () => undefined }: DatabaseOptions): Promise<Database> {
  return url === undefined ? await openPglite(folder, onChange) : openPostgresql(url, { onChange });
}

/**
 * Opens the database and brings its tables up to date. Several processes may do so at once.
 *
 * @param migrations - all migrations, oldest first
 * @param options - `url` for PostgreSQL, else `folder` for PGlite on disk, else PGlite in memory.
 * @throws {DatabaseUnavailable} PostgreSQL cannot be reached.
 * @throws {FolderInUse} another process has the folder open; PGlite supports a single one
 * @example
 * const database = await openDatabase(migrations, { url: process.env["DATABASE_URL"], folder: ".data/pglite" });
 */
export async function openDatabase(migrations: readonly Migration[], options: DatabaseOptions): Promise<Database> {
  const database = await connectDatabase(options);
  try {
    await migrate(database, migrations);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
