import { setTimeout as delay } from "node:timers/promises";
import { DatabaseUnavailable } from "./errors.ts";
import type { PgliteThread } from "./pglite-thread.ts";
import type { Database, OnChange, Queryable } from "./queryable.ts";

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;

/**
 * Keeps a connection open: if it ends unexpectedly, it is reopened until that succeeds.
 *
 * @param open - opens the connection
 * @param onChange - called when the connection is lost and when it is back
 * @returns a connection that rejects statements while it is lost
 * @throws the error of the first `open`
 */
export async function keepOpen(
  open: () => Promise<PgliteThread>,
  onChange: OnChange,
): Promise<Queryable & Pick<Database, "isReachable" | "close">> {
  const closing = new AbortController();
  let current: PgliteThread | undefined = await open();
  let away: DatabaseUnavailable | undefined;
  let reopening: Promise<void> | undefined;
  watch(current);

  function watch(thread: PgliteThread): void {
    void thread.ended.then((reason) => {
      if (closing.signal.aborted || reason === undefined) return;
      current = undefined;
      away = reason;
      onChange(reason);
      reopening = reopen();
    });
  }

  async function reopen(): Promise<void> {
    for (let pause = FIRST_PAUSE; !closing.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      await delay(pause, undefined, { signal: closing.signal }).catch(() => undefined);
      if (closing.signal.aborted) return;
      try {
        current = await open();
      } catch (error) {
        if (error instanceof DatabaseUnavailable) away = error;
        continue;
      }
      watch(current);
      away = undefined;
      onChange(undefined);
      return;
    }
  }

  return {
    async query<Row>(text: string, values?: readonly unknown[], patience?: number): Promise<readonly Row[]> {
      if (current !== undefined) return await current.query<Row>(text, values, patience);
      throw new DatabaseUnavailable(away?.message ?? "The embedded database is closed.", { cause: away });
    },
    isReachable: () => current !== undefined,
    async close() {
      closing.abort();
      await reopening;
      await current?.close();
      current = undefined;
    },
  };
}
