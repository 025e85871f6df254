import { setTimeout as delay } from "node:timers/promises";
import { DatabaseUnavailable } from "./errors.ts";
import type { PgliteThread } from "./pglite-thread.ts";
import type { Database, OnChange, Queryable } from "./queryable.ts";

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;

/**
 * Keeps a connection open: when it ends by itself it is opened again, as often as it takes.
 *
 * @param open - opens the connection
 * @param onChange - hears when the connection is lost, and when it is back
 * @returns what runs statements on whatever connection is open; while none is, it refuses them
 * @throws whatever the first `open` throws
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
