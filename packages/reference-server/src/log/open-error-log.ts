import type { Database } from "../database/database.ts";
import { isWithoutPartition } from "../database/errors.ts";
import { createBatchWriter } from "./batch-writer.ts";
import type { ErrorLog } from "./error-log.ts";
import { insertEntries } from "./insert.ts";
import { lane } from "./lane.ts";
import type { Logger } from "./logger.ts";
import { createPartitions, day } from "./partitions.ts";
import { getEntry, listEntries, streamEntries } from "./read-entries.ts";
import { listGroups } from "./read-groups.ts";
import { startRetention } from "./retention.ts";
import type { Spool } from "./spool.ts";
import { toStored } from "./stored-entry.ts";

/** How the log behaves. */
export interface ErrorLogOptions {
  readonly logger: Logger;
  /** For how many days entries are kept. Default 30. */
  readonly retentionDays?: number;
  /** How much may wait in memory while the database is away, in bytes of the entries' JSON. Default 64 MB. */
  readonly maxQueuedBytes?: number;
  /** How long an answer waits for a slow database, in milliseconds. Default 2000. */
  readonly patience?: number;
  /** Where entries wait on disk while the database is away. The log closes it. Default none: they wait in memory. */
  readonly spool?: Spool | undefined;
}

/** How many reads run at once. PostgreSQL has ten connections: the rest is for whatever else the server does. */
const READS_AT_ONCE = 4;

/**
 * Opens the log of client errors in a database. Close it before the database.
 *
 * @example
 * const log = openErrorLog(database, { logger: fastify.log });
 * await log.record(entry);
 * const { items } = await log.list(accountId, { limit: 20 });
 */
export function openErrorLog(database: Database, options: ErrorLogOptions): ErrorLog {
  const { logger, retentionDays = 30, maxQueuedBytes = 64_000_000, patience = 2_000, spool } = options;
  const partitions = createPartitions(database);
  const reading = lane(database, READS_AT_ONCE);
  const oldest = (): Date => new Date(Date.now() - retentionDays * day);
  const retention = startRetention(partitions, oldest, logger);
  const writer = createBatchWriter({
    async write(batch) {
      const times = batch.map(({ receivedAt }) => receivedAt);
      await partitions.ensure(times);
      try {
        await insertEntries(database, batch);
      } catch (error) {
        if (!isWithoutPartition(error)) throw error;
        // Another process dropped a day that this one knew.
        partitions.forget();
        await partitions.ensure(times);
        await insertEntries(database, batch);
      }
    },
    maxQueuedBytes,
    patience,
    spool,
    logger,
  });

  return {
    record: (entry) => writer.add(toStored(entry)),
    list: (accountId, query) => listEntries(reading, accountId, query, oldest()),
    get: (accountId, id) => getEntry(reading, accountId, id, oldest()),
    groups: (accountId, query) => listGroups(reading, accountId, query, oldest()),
    stream: (accountId, filters) => streamEntries(reading, accountId, filters, oldest(), new Date()),
    counters: () => writer.counters(),
    isOverflowing: () => writer.isOverflowing(),
    async close() {
      await retention.stop();
      await writer.close();
      await spool?.close();
    },
  };
}
