import { Worker } from "node:worker_threads";
import { DatabaseLate, DatabaseUnavailable } from "./errors.ts";
import { type Ask, CLOSE, type SentError, type Tell } from "./pglite-messages.ts";
import type { Queryable } from "./queryable.ts";

/** PGlite in a worker thread. */
export interface PgliteThread extends Queryable {
  /** Resolves when the thread has ended, with the reason if it was not closed. */
  readonly ended: Promise<DatabaseUnavailable | undefined>;
  close(): Promise<void>;
}

interface Waiting {
  readonly patience: number;
  resolve(rows: readonly unknown[]): void;
  reject(error: unknown): void;
}

/** The default of `hangsAfter`, in milliseconds. */
const HANGS_AFTER = 15_000;
/** The same for opening, which may include crash recovery. */
const OPENS_WITHIN = 60_000;

/**
 * Opens PGlite in a worker thread. PGlite is PostgreSQL compiled to WebAssembly, and blocks its thread. On a full disk,
 * it has been seen to loop forever, which would block the whole server. A worker can be terminated.
 *
 * @param files - the folder of its files, created if missing
 * @param hangsAfter - how long it may run without finishing a statement, in milliseconds; a statement can allow more
 * @returns the thread, whose database is open
 * @throws {DatabaseUnavailable} (rejects) the files cannot be opened: no space, no permission, or damaged
 */
export async function openPgliteThread(files: string, hangsAfter: number = HANGS_AFTER): Promise<PgliteThread> {
  const worker = new Worker(new URL("./pglite-worker.ts", import.meta.url), { workerData: files, stdout: true });
  // PGlite prints its errors there, in lines that are not JSON; statements report them too.
  worker.stdout.resume();
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  /** When the thread last finished a statement, or had nothing to do. */
  let lastSign = performance.now();
  let closing = false;
  let reason: DatabaseUnavailable | undefined;

  let onOpen = (): void => undefined;
  let onRefusal = (_error: DatabaseUnavailable): void => undefined;
  const opened = new Promise<void>((resolve, reject) => {
    onOpen = resolve;
    onRefusal = reject;
  });
  const ended = new Promise<DatabaseUnavailable | undefined>((resolve) => {
    worker.on("error", (error) => {
      reason ??= new DatabaseUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
    });
    worker.on("exit", () => {
      clearInterval(watch);
      reason ??= closing ? undefined : new DatabaseUnavailable("The embedded database ended.");
      const error = reason ?? new DatabaseUnavailable("The embedded database is closed.");
      onRefusal(error);
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
      resolve(reason);
    });
  });

  worker.on("message", (message: Tell) => {
    if (message.kind === "open") return onOpen();
    if (message.kind === "broken") return end(new DatabaseUnavailable(message.message));
    lastSign = performance.now();
    const asker = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === "rows") asker?.resolve(message.rows);
    else asker?.reject(asError(message.error));
  });

  const watch = setInterval(() => {
    const patience = Math.max(...[...waiting.values()].map((asker) => asker.patience));
    if (waiting.size === 0 || performance.now() - lastSign < patience) return;
    end(new DatabaseLate(`The embedded database did not answer within ${patience / 1000} seconds.`));
  }, hangsAfter / 4).unref();

  function end(why: DatabaseUnavailable): void {
    reason ??= why;
    void worker.terminate();
  }

  const opening = setTimeout(
    () => end(new DatabaseLate(`The embedded database did not open within ${OPENS_WITHIN / 1000} seconds.`)),
    OPENS_WITHIN,
  );
  try {
    await opened;
  } finally {
    clearTimeout(opening);
  }

  return {
    query: <Row>(text: string, values: readonly unknown[] = [], patience: number = hangsAfter) =>
      new Promise<readonly Row[]>((resolve, reject) => {
        if (reason !== undefined || closing) {
          return reject(reason ?? new DatabaseUnavailable("The embedded database is closed."));
        }
        asked += 1;
        if (waiting.size === 0) lastSign = performance.now();
        const ask: Ask = { id: asked, text, values };
        // The caller knows the row's type.
        waiting.set(ask.id, { patience, resolve: (rows) => resolve(rows as readonly Row[]), reject });
        worker.postMessage(ask);
      }),
    ended,
    async close() {
      closing = true;
      worker.postMessage(CLOSE);
      await ended;
    },
  };
}

/**
 * States in which the files cannot be used now: no space or memory (53), a shutdown (57P), a file that cannot be read
 * or written (58), damaged data (XX001, XX002), and 42501, by which PostgreSQL reports a disk that is read-only.
 */
const unavailableState = /^(53|57P|58|XX00[12]|42501)/;

function asError({ message, code, constraint }: SentError): Error {
  if (code !== undefined && unavailableState.test(code)) return new DatabaseUnavailable(message);
  return Object.assign(new Error(message), { ...(code && { code }), ...(constraint && { constraint }) });
}
