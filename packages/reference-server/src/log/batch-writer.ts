import { setTimeout as delay, setImmediate as endOfTurn } from "node:timers/promises";
import { isDataError } from "../database/errors.ts";
import type { LogCounters } from "./error-log.ts";
import type { Logger } from "./logger.ts";
import type { StoredEntry } from "./stored-entry.ts";

/** What a writer needs to know. */
export interface BatchWriterOptions {
  /** Writes the entries in one commit; those that are there already are left as they are. */
  readonly write: (batch: readonly StoredEntry[]) => Promise<void>;
  /** How much may wait in memory, in bytes of the entries' JSON. */
  readonly maxQueuedBytes: number;
  /** How long a client waits for a slow database, in milliseconds. Then its entry waits alone. */
  readonly patience: number;
  readonly logger: Logger;
}

/** Writes entries in groups, as fast as the database takes them. */
export interface BatchWriter {
  /** Resolves when the entry is written, or when it has to wait for the database, or is dropped. Never rejects. */
  add(entry: StoredEntry): Promise<void>;
  counters(): LogCounters;
  /** Writes what is queued; what an unreachable database does not take at the last attempt is lost, and logged. */
  close(): Promise<void>;
}

interface Waiting {
  readonly entry: StoredEntry;
  readonly release: () => void;
}

const maxBatch = 1_000;
const firstPause = 50;
const longestPause = 1_000;

/**
 * Makes a writer. While one batch is being written the next one gathers, so that a commit is shared by all who wait for it. When
 * the database does not answer, those who wait are released and the entries stay queued, in order, until it does.
 */
export function createBatchWriter({ write, maxQueuedBytes, patience, logger }: BatchWriterOptions): BatchWriter {
  const queue: Waiting[] = [];
  const closing = new AbortController();
  let queuedBytes = 0;
  let written = 0;
  let dropped = 0;
  let away = false;
  let full = false;
  let running: Promise<void> | undefined;

  function add(entry: StoredEntry): Promise<void> {
    if (closing.signal.aborted || queuedBytes + entry.json.length > maxQueuedBytes) {
      overflow();
      return Promise.resolve();
    }
    return new Promise((release) => {
      queue.push({ entry, release });
      queuedBytes += entry.json.length;
      if (away) release();
      running ??= run();
    });
  }

  async function run(): Promise<void> {
    let pause = firstPause;
    while (queue.length > 0) {
      // Entries of the same turn share the commit. It also lets the network have its turn beside an embedded database.
      await endOfTurn();
      const batch = queue.slice(0, maxBatch);
      try {
        await writeBatch(batch.map(({ entry }) => entry));
      } catch (error) {
        goAway(error);
        if (closing.signal.aborted) giveUp();
        await delay(pause, undefined, { signal: closing.signal }).catch(() => undefined);
        pause = Math.min(pause * 2, longestPause);
        continue;
      }
      comeBack();
      pause = firstPause;
      queue.splice(0, batch.length);
      for (const { entry, release } of batch) {
        queuedBytes -= entry.json.length;
        release();
      }
    }
    // In the same turn as the last look at the queue, so that whoever adds next starts a new run.
    running = undefined;
  }

  async function writeBatch(batch: readonly StoredEntry[]): Promise<void> {
    const timer = setTimeout(() => goAway(new Error(`no answer within ${patience} ms`)), patience);
    try {
      written += await writeOrSplit(batch);
    } finally {
      clearTimeout(timer);
    }
  }

  /** One entry that the database refuses must not keep back the others. Returns how many were written. */
  async function writeOrSplit(batch: readonly StoredEntry[]): Promise<number> {
    try {
      await write(batch);
      return batch.length;
    } catch (error) {
      if (!isDataError(error)) throw error;
      if (batch.length === 1) {
        refuse(error);
        return 0;
      }
      const half = Math.ceil(batch.length / 2);
      return (await writeOrSplit(batch.slice(0, half))) + (await writeOrSplit(batch.slice(half)));
    }
  }

  function goAway(reason: unknown): void {
    if (!away) logger.error({ err: reason, queued: queue.length }, "The error log waits for the database.");
    away = true;
    for (const { release } of queue) release();
  }

  function comeBack(): void {
    if (away || full)
      logger.info({ queued: queue.length, dropped }, "The database takes entries of the error log again.");
    away = false;
    full = false;
  }

  function overflow(): void {
    // The first of a series is enough to act on; the counter tells the rest.
    if (!full) logger.error({ queued: queue.length }, "The error log is full: from now on it drops entries.");
    full = true;
    dropped += 1;
  }

  function refuse(error: unknown): void {
    logger.error({ err: error }, "The database refused an entry of the error log; it is dropped.");
    dropped += 1;
  }

  function giveUp(): void {
    const lost = queue.splice(0).length;
    queuedBytes = 0;
    dropped += lost;
    logger.error({ lost }, "The server stops while the database is away: what waited for it is lost.");
  }

  return {
    add,
    counters: () => ({ written, queued: queue.length, dropped }),
    async close() {
      closing.abort();
      await running;
    },
  };
}
