import type { Database, Queryable } from "./queryable.ts";

/**
 * Serializes transactions on a single connection: while one is open, all other statements wait.
 *
 * @param connection - runs statements in the order of the calls
 * @returns the functions that run statements and transactions
 * @example const { query, transaction } = oneAtATime(connection);
 */
export function oneAtATime(connection: Queryable): Pick<Database, "query" | "transaction"> {
  /** Resolves at the end of the last transaction; later statements wait for it. */
  let free: Promise<unknown> | undefined;

  async function run<Result>(work: (transaction: Queryable) => Promise<Result>): Promise<Result> {
    await connection.query("begin");
    try {
      const result = await work(connection);
      await connection.query("commit");
      return result;
    } catch (error) {
      // If this fails too, the connection is lost, and the transaction with it.
      await connection.query("rollback").catch(() => undefined);
      throw error;
    }
  }

  return {
    async query<Row>(text: string, values?: readonly unknown[], patience?: number): Promise<readonly Row[]> {
      while (free !== undefined) await free;
      return await connection.query<Row>(text, values, patience);
    },
    async transaction(work) {
      while (free !== undefined) await free;
      const result = run(work);
      const end = result.then(
        () => undefined,
        () => undefined,
      );
      free = end;
      void end.then(() => {
        if (free === end) free = undefined;
      });
      return await result;
    },
  };
}
