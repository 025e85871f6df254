import type { Database } from "../database/database.ts";
import { isWithoutPartition } from "../database/errors.ts";
import { insertEntries } from "./insert.ts";
import { day, type Partitions } from "./partitions.ts";
import { timeOfPlace } from "./position.ts";
import type { StoredEntry } from "./stored-entry.ts";

/**
 * Writes batches of entries, each entry exactly once, whatever became of earlier attempts.
 *
 * @param database - the database to write to
 * @param partitions - the partitions of the log, one for each day
 * @param now - returns the current time
 * @returns a function that writes a batch in one commit; it may be called again with entries that it failed to write
 */
export function entryWriter(
  database: Database,
  partitions: Partitions,
  now: () => Date,
): (batch: readonly StoredEntry[]) => Promise<void> {
  const opened = now();
  /** The ids of entries from failed attempts, which may have been committed nevertheless. */
  const uncertain = new Set<string>();

  async function write(batch: readonly StoredEntry[], again: boolean): Promise<void> {
    const time = now();
    await partitions.ensure([time]);
    try {
      await insertEntries(database, batch, time, again);
    } catch (error) {
      if (!isWithoutPartition(error)) throw error;
      // Another process dropped a day that this one knew, or the clock of the log is ahead of this machine's.
      partitions.forget();
      const reached = await lastTime();
      await partitions.ensure([time, reached, new Date(reached.getTime() + day)]);
      await insertEntries(database, batch, time, again);
    }
  }

  async function lastTime(): Promise<Date> {
    const [row] = await database.query<{ place: string }>(
      "select place::text as place from error_contract.api_log_clock",
    );
    return timeOfPlace(row?.place ?? "0");
  }

  return async (batch) => {
    // Entries that an earlier process left on disk may already be in the database.
    const again = batch.some(({ id, receivedAt }) => uncertain.has(id) || receivedAt < opened);
    try {
      await write(batch, again);
      for (const { id } of batch) uncertain.delete(id);
    } catch (error) {
      for (const { id } of batch) uncertain.add(id);
      throw error;
    }
  };
}
