import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { DatabaseLate, DatabaseUnavailable } from "./errors.ts";
import { listenPostgresql } from "./listen-postgresql.ts";
import type { Database, OnChange, Queryable } from "./queryable.ts";
import { watchReachability } from "./watch-reachability.ts";

const int8 = 20;

/** Options of a connection pool. */
export interface PostgresqlOptions {
  /** How long a statement may take, in milliseconds. Default 15000. */
  readonly patience?: number;
  /** How long to wait for a server that does not respond, in milliseconds. Default 2000. */
  readonly giveUpAfter?: number;
  /** Called when the server goes away and when it is back. */
  readonly onChange?: OnChange;
}

/** How long closing waits for open connections, in milliseconds. */
const CLOSES_WITHIN = 1_000;

/**
 * Creates a connection pool for PostgreSQL. It connects at the first query, and reconnects when the server is back.
 *
 * @param url - `postgresql://…`
 * @param options - options of the pool
 * @returns the database
 */
export function openPostgresql(url: string, options: PostgresqlOptions = {}): Database {
  const { patience = 15_000, giveUpAfter = 2_000, onChange = () => undefined } = options;
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "error-contract",
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: giveUpAfter,
    types: { getTypeParser: (oid, format) => (oid === int8 ? Number : pg.types.getTypeParser(oid, format)) },
  });
  // An idle connection broke. The pool drops it; without a listener, the event would end the process.
  pool.on("error", () => undefined);
  const watch = watchReachability({
    probe: () => askForLife(url, giveUpAfter / 2),
    doubtAfter: giveUpAfter / 2,
    onChange,
  });

  function run<Row>(
    target: pg.Pool | pg.PoolClient,
    text: string,
    values: readonly unknown[] = [],
    limit = patience,
  ): Promise<readonly Row[]> {
    // The driver's types require a mutable array, which it never changes, and lack the timeout of a single query.
    const query: pg.QueryConfig = { text, values: values as unknown[], ...{ query_timeout: limit } };
    return watch.run(async () => {
      try {
        // The caller knows the row's type.
        return (await target.query(query)).rows as readonly Row[];
      } catch (error) {
        throw asUnavailable(error);
      }
    });
  }

  return {
    kind: "postgresql",
    isReachable: () => watch.isReachable(),
    query: (text, values, limit) => run(pool, text, values, limit),
    async transaction(work) {
      const client = await watch.run(() => connect(pool));
      let broken: Error | undefined;
      // As for the pool, an unhandled event would end the process. The next query reports the broken connection.
      const onError = (error: Error): void => {
        broken = error;
      };
      client.on("error", onError);
      const transaction: Queryable = { query: (text, values, limit) => run(client, text, values, limit) };
      try {
        await transaction.query("begin");
        const result = await work(transaction);
        await transaction.query("commit");
        return result;
      } catch (error) {
        // An unreachable server rolls back by itself, and a late one would be late for the rollback too.
        if (error instanceof DatabaseUnavailable) broken = error;
        else await transaction.query("rollback").catch(onError);
        throw error;
      } finally {
        client.off("error", onError);
        client.release(broken);
      }
    },
    listen: (channel, heard) => listenPostgresql(url, channel, heard),
    async close() {
      watch.stop();
      // An unresponsive server does not close connections either.
      await Promise.race([pool.end(), delay(CLOSES_WITHIN, undefined, { ref: false })]);
    },
  };
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw asUnavailable(error);
  }
}

/** Connects outside the pool, whose connections may all be busy. */
async function askForLife(url: string, timeout: number): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "error-contract",
    connectionTimeoutMillis: timeout,
    query_timeout: timeout,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
  } catch (error) {
    throw asUnavailable(error);
  } finally {
    void client.end().catch(() => undefined);
  }
}

/**
 * States in which the server responds but cannot work now: connection exceptions, insufficient resources, shutdown or
 * start, a read-only standby. See appendix A, "PostgreSQL Error Codes", of its manual.
 */
const unavailableState = /^(08|53|57P0|25006)/;

/** The driver's timeout errors have no class and no code. */
const LATE =
  /^(Query read timeout|timeout expired|timeout exceeded when trying to connect|Connection terminated due to connection timeout)$/;

function asUnavailable(error: unknown): unknown {
  if (error instanceof pg.DatabaseError) {
    return unavailableState.test(error.code ?? "") ? new DatabaseUnavailable(error.message, { cause: error }) : error;
  }
  // A value that the driver cannot send is a bug of ours. All other errors come from the connection.
  if (error instanceof TypeError || error instanceof RangeError) return error;
  const late = error instanceof Error && LATE.test(error.message);
  return new (late ? DatabaseLate : DatabaseUnavailable)(reasonOf(error), { cause: error });
}

function reasonOf(error: unknown): string {
  // For a host with several addresses, Node reports one error without a message.
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
