import type { Database } from "../database/database.ts";
import { createBatchWriter } from "./batch-writer.ts";
import { entryWriter } from "./entry-writer.ts";
import type { ErrorLog } from "./error-log.ts";
import { lane } from "./lane.ts";
import type { Logger } from "./logger.ts";
import type { NewEntry } from "./new-entry.ts";
import { createPartitions, day } from "./partitions.ts";
import { getEntry, listEntries, streamEntries } from "./read-entries.ts";
import { listGroups } from "./read-groups.ts";
import { countRepeats, type Refusal, type RepeatsOptions } from "./repeats.ts";
import { startRetention } from "./retention.ts";
import type { Spool } from "./spool.ts";
import { toStored } from "./stored-entry.ts";

/** How the log behaves. */
export interface ErrorLogOptions {
  readonly logger: Logger;
  /** For how many days entries are kept. Default 30. */
  readonly retentionDays?: number;
  /**
   * How many bytes entries may take up, indexes included. Beyond that, the oldest days are dropped. Default no limit.
   */
  readonly retentionBytes?: number | undefined;
  /** How much may wait in memory while the database is away, in bytes of the entries' JSON. Default 64 MB. */
  readonly maxQueuedBytes?: number;
  /** How long a response waits for a slow database, in milliseconds. Default 2000. */
  readonly patience?: number;
  /**
   * When equal refusals of one API key are counted on an entry. Default after 200 entries at once, plus one every 10 s.
   */
  readonly repeats?: RepeatsOptions;
  /** Returns the current time, for tests. Default the machine's clock. */
  readonly now?: () => Date;
  /** Where entries wait on disk while the database is away. The log closes it. Default none: entries wait in memory. */
  readonly spool?: Spool | undefined;
}

/** How many reads run at once. The connection pool has ten connections; the others are for the rest of the server. */
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
  const {
    logger,
    retentionDays = 30,
    retentionBytes,
    maxQueuedBytes = 64_000_000,
    patience = 2_000,
    spool,
    repeats: repeatsOptions = { burst: 200, pause: 10_000 },
    now = () => new Date(),
  } = options;
  const partitions = createPartitions(database);
  const reading = lane(database, READS_AT_ONCE);
  const oldest = (): Date => new Date(now().getTime() - retentionDays * day);
  const retention = startRetention(partitions, { oldest, maxBytes: retentionBytes }, logger);
  const writer = createBatchWriter({
    write: entryWriter(database, partitions, now),
    maxQueuedBytes,
    patience,
    spool,
    logger,
  });

  const repeats = countRepeats(database, repeatsOptions);

  return {
    countRepeat: (refusal) => repeats.count(refusal),
    record(entry, stored = toStored(entry)) {
      if (entry.repeatable) repeats.begin(refusalOf(entry), entry.requestId, stored);
      return writer.add(stored);
    },
    list: (accountId, query) => listEntries(reading, accountId, query, oldest()),
    get: (accountId, id) => getEntry(reading, accountId, id, oldest()),
    groups: (accountId, query) => listGroups(reading, accountId, query, oldest()),
    stream: (accountId, filters) => streamEntries(reading, accountId, filters, oldest()),
    counters: () => writer.counters(),
    isOverflowing: () => writer.isOverflowing(),
    async close() {
      await retention.stop();
      await writer.close();
      await repeats.close();
      await spool?.close();
    },
  };
}

function refusalOf({ accountId, apiKeyId, operationId, receivedAt, body, cause }: NewEntry): Refusal {
  return { accountId, apiKeyId, operationId, receivedAt, status: body.status, code: body.code, causeCode: cause?.code };
}
