import { setTimeout as delay, setImmediate as endOfTurn } from "node:timers/promises";
import { isDataError } from "../database/errors.ts";
import type { LogCounters } from "./error-log.ts";
import type { Logger } from "./logger.ts";
import type { Spool } from "./spool.ts";
import type { StoredEntry } from "./stored-entry.ts";

/** Options of a batch writer. */
export interface BatchWriterOptions {
  /** Writes the entries in one commit, except those that already exist. */
  readonly write: (batch: readonly StoredEntry[]) => Promise<void>;
  /** How much may wait in memory, in bytes of the entries' JSON. */
  readonly maxQueuedBytes: number;
  /** How long a client waits for a slow database, in milliseconds. After that, only its entry waits. */
  readonly patience: number;
  /** Where entries wait on disk while the database is away. Without it, they wait in memory only. */
  readonly spool?: Spool | undefined;
  readonly logger: Logger;
}

/** Writes entries by group commit. */
export interface BatchWriter {
  /** Resolves when the entry is written, when it has to wait for the database, or when it is dropped. Never rejects. */
  add(entry: StoredEntry): Promise<void>;
  counters(): LogCounters;
  /** Whether entries have been dropped since the last successful write. */
  isOverflowing(): boolean;
  /**
   * Writes the queued entries. Entries that the last attempt could not write stay in the spool; without a spool, they
   * are lost, and their number is logged.
   */
  close(): Promise<void>;
}

interface Waiting {
  readonly entry: StoredEntry;
  readonly release: () => void;
  /** Whether the entry is also in the spool. */
  spooled: boolean;
  /** Whether it is in the batch that is being written. */
  isUnderWay: boolean;
}

const maxBatch = 1_000;
const firstPause = 50;
const longestPause = 1_000;

/**
 * Creates a writer with group commit: while one batch is being written, the next one collects. If the database does not
 * respond, the entries move to the spool, the callers are released, and the write is retried until it succeeds.
 */
export function createBatchWriter({ write, maxQueuedBytes, patience, spool, logger }: BatchWriterOptions): BatchWriter {
  let queue: Waiting[] = [];
  const closing = new AbortController();
  let queuedBytes = 0;
  let written = 0;
  let dropped = 0;
  let away = false;
  let full = false;
  let running: Promise<void> | undefined;
  let moving: Promise<void> | undefined;
  /** When to retry the spool after it accepted nothing. */
  let spoolFrom = 0;
  /** The ids of spooled entries that a late write has stored after all. */
  const settled = new Set<string>();
  if (spooled() > 0) running = run();

  function add(entry: StoredEntry): Promise<void> {
    if (closing.signal.aborted || queuedBytes + entry.json.length > maxQueuedBytes) {
      overflow();
      return Promise.resolve();
    }
    return new Promise((release) => {
      queue.push({ entry, release, spooled: false, isUnderWay: false });
      queuedBytes += entry.json.length;
      if (away && spoolTakes()) void moveToSpool();
      else if (away) release();
      running ??= run();
    });
  }

  async function run(): Promise<void> {
    let pause = firstPause;
    while (queue.length > 0 || (spooled() > 0 && !closing.signal.aborted)) {
      // Entries of the same turn share the commit. Waiting also gives the network a turn beside an embedded database.
      await endOfTurn();
      try {
        // Alternating, so that neither queue nor spool waits until the other is empty.
        if (queue.length > 0) await writeQueued();
        if (spooled() > 0 && !closing.signal.aborted) await spool?.takeOldest(writeSpooled);
      } catch (error) {
        for (const one of queue) one.isUnderWay = false;
        await goAway(error);
        keep((one) => !one.spooled);
        if (closing.signal.aborted) giveUp();
        await delay(pause, undefined, { signal: closing.signal }).catch(() => undefined);
        pause = Math.min(pause * 2, longestPause);
        continue;
      }
      pause = firstPause;
    }
    if (spooled() === 0) settled.clear();
    // In the same turn as the last check of the queue, so that the next `add` starts a new run.
    running = undefined;
  }

  async function writeQueued(): Promise<void> {
    const batch = queue.slice(0, maxBatch);
    for (const one of batch) one.isUnderWay = true;
    await writeBatch(batch.map(({ entry }) => entry));
    comeBack();
    await moving;
    for (const { entry, spooled: twice, release } of queue.splice(0, batch.length)) {
      queuedBytes -= entry.json.length;
      if (twice) settled.add(entry.id);
      release();
    }
  }

  async function writeSpooled(entries: readonly StoredEntry[]): Promise<void> {
    await writeBatch(entries.filter(({ id }) => !settled.has(id)));
    comeBack();
  }

  function spooled(): number {
    return spool?.count() ?? 0;
  }

  async function writeBatch(batch: readonly StoredEntry[]): Promise<void> {
    if (batch.length === 0) return;
    const timer = setTimeout(() => void goAway(new Error(`no answer within ${patience} ms`)), patience);
    try {
      written += await writeOrSplit(batch);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Writes a batch, and splits it if the database rejects an entry, so that the others are written. Returns the number
   * written.
   */
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

  /** From now on, entries go to the spool, and callers do not wait for the database. */
  async function goAway(reason: unknown): Promise<void> {
    if (!away) logger.error({ err: reason, queued: queue.length }, "The error log waits for the database.");
    away = true;
    await moveToSpool();
    for (const { release } of queue) release();
  }

  function spoolTakes(): boolean {
    return spool !== undefined && performance.now() >= spoolFrom;
  }

  /** Moves the entries in memory to disk. Entries that arrive meanwhile join the next group. */
  function moveToSpool(): Promise<void> {
    moving ??= moveGroups();
    return moving;
  }

  async function moveGroups(): Promise<void> {
    for (;;) {
      // Entries of the same turn share the write.
      await endOfTurn();
      const group = queue.filter((one) => !one.spooled).slice(0, maxBatch);
      if (spool === undefined || !spoolTakes() || group.length === 0) {
        // In the same turn as the last check of the queue, so that the next entry starts a new run.
        moving = undefined;
        return;
      }
      const isKept = await spool.append(group.map(({ entry }) => entry));
      if (!isKept) spoolFrom = performance.now() + longestPause;
      for (const one of group) {
        one.spooled = isKept;
        one.release();
      }
      keep((one) => !one.spooled || one.isUnderWay);
    }
  }

  function keep(stays: (one: Waiting) => boolean): void {
    queue = queue.filter(stays);
    queuedBytes = queue.reduce((sum, { entry }) => sum + entry.json.length, 0);
  }

  function comeBack(): void {
    if (away || full)
      logger.info({ queued: queue.length, dropped }, "The database accepts entries of the error log again.");
    away = false;
    full = false;
  }

  function overflow(): void {
    // Only the first drop of a series is logged; the counter has them all.
    if (!full) logger.error({ queued: queue.length }, "The error log is full: from now on it drops entries.");
    full = true;
    dropped += 1;
  }

  function refuse(error: unknown): void {
    logger.error({ err: error }, "The database refused an entry of the error log; it is dropped.");
    dropped += 1;
  }

  function giveUp(): void {
    if (spooled() > 0) {
      logger.info(
        { spooled: spooled() },
        "The server stops while the database is away: the next start writes the waiting entries.",
      );
    }
    const lost = queue.length;
    if (lost === 0) return;
    keep(() => false);
    dropped += lost;
    logger.error({ lost }, "The server stops while the database is away: the waiting entries are lost.");
  }

  return {
    add,
    counters: () => ({ written, queued: queue.filter((one) => !one.spooled).length, spooled: spooled(), dropped }),
    isOverflowing: () => full,
    async close() {
      closing.abort();
      await running;
    },
  };
}
