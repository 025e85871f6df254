import type { Migration } from "./migration.ts";
import type { Database, Queryable } from "./queryable.ts";

/** The key of our advisory lock: an arbitrary number. */
const lockId = 4_093_127_651;

/** How long a step, or the wait for another process, may take, in milliseconds: tables can be large. */
const PATIENCE = 3_600_000;

/**
 * Runs the pending migrations in one transaction. Processes that start at the same time wait for each other, and the
 * first one does the work.
 *
 * @param database - where the tables are created
 * @param migrations - all migrations, oldest first
 * @throws the error of a statement, with the migration's name in the message
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<void> {
  await database.transaction(async (connection) => {
    const transaction: Queryable = { query: (text, values) => connection.query(text, values, PATIENCE) };
    await transaction.query("select pg_advisory_xact_lock($1)", [lockId]);
    await transaction.query("create schema if not exists error_contract");
    await transaction.query(
      "create table if not exists error_contract.migrations (name text primary key, applied_at timestamptz not null default now())",
    );
    const applied = await transaction.query<{ name: string }>("select name from error_contract.migrations");
    const done = new Set(applied.map((row) => row.name));
    for (const migration of migrations) {
      if (!done.has(migration.name)) await apply(transaction, migration);
    }
  });
}

async function apply(transaction: Queryable, { name, statements }: Migration): Promise<void> {
  try {
    for (const statement of statements) await transaction.query(statement);
  } catch (error) {
    throw new Error(`The migration ${name} failed: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
  await transaction.query("insert into error_contract.migrations (name) values ($1)", [name]);
}
