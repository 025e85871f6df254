import pg from "pg";
import { DatabaseLate, DatabaseUnavailable } from "./errors.ts";
import { listenPostgresql } from "./listen-postgresql.ts";
import type { Database, Queryable } from "./queryable.ts";

const int8 = 20;

/** A server that neither answers nor closes the connection must not hold a request for ever. */
const PATIENCE = 15_000;

/**
 * A pool of connections to PostgreSQL. It connects at the first query, and anew by itself after the server was away.
 *
 * @param url - `postgresql://…`
 * @param patience - how long a statement may take, in milliseconds
 */
export function openPostgresql(url: string, patience: number = PATIENCE): Database {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "error-contract",
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: 2_000,
    query_timeout: patience,
    types: { getTypeParser: (oid, format) => (oid === int8 ? Number : pg.types.getTypeParser(oid, format)) },
  });
  // An idle connection broke. The pool drops it by itself; unheard, the event would end the process.
  pool.on("error", () => undefined);

  return {
    kind: "postgresql",
    query: (text, values) => run(pool, text, values),
    async transaction(work) {
      const client = await connect(pool);
      let broken: Error | undefined;
      // As for the pool: the query that meets the broken connection reports it.
      const onError = (error: Error): void => {
        broken = error;
      };
      client.on("error", onError);
      const transaction: Queryable = { query: (text, values) => run(client, text, values) };
      try {
        await transaction.query("begin");
        const result = await work(transaction);
        await transaction.query("commit");
        return result;
      } catch (error) {
        // On a broken connection the server has rolled back already.
        await transaction.query("rollback").catch(onError);
        throw error;
      } finally {
        client.off("error", onError);
        client.release(broken);
      }
    },
    listen: (channel, heard) => listenPostgresql(url, channel, heard),
    close: () => pool.end(),
  };
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw asUnavailable(error);
  }
}

async function run<Row>(
  target: pg.Pool | pg.PoolClient,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  try {
    // The driver's type wants a mutable array, though it never changes it; the row's type is the caller's knowledge.
    return (await target.query(text, values as unknown[])).rows as readonly Row[];
  } catch (error) {
    throw asUnavailable(error);
  }
}

/**
 * States in which the server answers, but only to say that it cannot work now: connection exceptions, insufficient resources, a
 * shutdown or start, a standby that only reads. See appendix A, "PostgreSQL Error Codes", of its manual.
 */
const unavailableState = /^(08|53|57P0|25006)/;

function asUnavailable(error: unknown): unknown {
  if (error instanceof pg.DatabaseError) {
    return unavailableState.test(error.code ?? "") ? new DatabaseUnavailable(error.message, { cause: error }) : error;
  }
  // A value that the driver cannot send is a fault of ours. What is left is the connection's.
  if (error instanceof TypeError || error instanceof RangeError) return error;
  // The driver's own error for `query_timeout` has no class and no code.
  const late = error instanceof Error && error.message === "Query read timeout";
  return new (late ? DatabaseLate : DatabaseUnavailable)(reasonOf(error), { cause: error });
}

function reasonOf(error: unknown): string {
  // Node reports a host with several addresses as one error without a message of its own.
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
