import { isDeepStrictEqual } from "node:util";
import type { Database } from "../database/database.ts";
import { DatabaseUnavailable } from "../database/errors.ts";
import { isUuid } from "../database/uuid.ts";
import type { ApiKeyRow } from "./api-key-row.ts";
import { KEYS_CHANNEL } from "./migration.ts";

/** Finds the key that a token names. */
export interface KeyDirectory {
  /**
   * @param id - what a token calls its key; any text
   * @returns the key, also when it is deleted; `undefined` when there never was one. The same object, as long as the key has not changed.
   * @throws {DatabaseUnavailable} (rejects) the database is away, and the key was not asked for before
   */
  find(id: string): ApiKeyRow | undefined | Promise<ApiKeyRow | undefined>;
  /**
   * Says that a key has changed, so that it is looked up again. To be called once the change is committed.
   *
   * @param id - the key's id
   */
  forget(id: string): void;
  close(): Promise<void>;
}

const MOST_REMEMBERED = 10_000;
/** How old a look-up may be that is shared, in milliseconds: a slow one shows what was true when it began. */
const SHARED_FOR = 100;

interface Remembered {
  readonly row: ApiKeyRow;
  /** Whether it may have changed since; then it counts only while the database is away. */
  stale: boolean;
}

/** A key that is being looked up. */
interface Reading {
  /** How many changes there had been when it began. */
  readonly before: number;
  /** By the clock of `performance`. */
  readonly begun: number;
  readonly row: Promise<ApiKeyRow | undefined>;
}

/**
 * Keeps keys in memory until they change. A change by this process counts at once, one by another process as soon as the database
 * announces it: after a second at most, because while the announcements cannot be heard, keys are looked up for each request. While the
 * database is away, a key counts as it last was: callers go on, and their errors are recorded later.
 *
 * @param database - where the keys are
 * @returns the directory; close it before the database
 */
export function keyDirectory(database: Database): KeyDirectory {
  const remembered = new Map<string, Remembered>();
  const readings = new Map<string, Reading>();
  /** Counts changes: what was read before the last one may be what it was before. */
  let changes = 0;
  const listener = database.listen(KEYS_CHANNEL, (id) => {
    if (id !== undefined) return forget(id);
    changes += 1;
    for (const known of remembered.values()) known.stale = true;
  });

  function forget(id: string): void {
    changes += 1;
    const known = remembered.get(id);
    if (known !== undefined) known.stale = true;
  }

  /** Looks a key up, once for all who ask for it while that takes. */
  function read(id: string): Promise<ApiKeyRow | undefined> {
    const known = readings.get(id);
    const now = performance.now();
    if (known?.before === changes && now - known.begun < SHARED_FOR) return known.row;
    const reading: Reading = { before: changes, begun: now, row: readNow(id).finally(end) };
    readings.set(id, reading);
    return reading.row;

    function end(): void {
      if (readings.get(id) === reading) readings.delete(id);
    }
  }

  async function readNow(id: string): Promise<ApiKeyRow | undefined> {
    const before = changes;
    const heard = listener.isCurrent();
    try {
      const [row] = await database.query<ApiKeyRow>("select * from error_contract.api_keys where id = $1", [id]);
      return remember(id, row, !heard || changes !== before);
    } catch (error) {
      const known = remembered.get(id);
      if (error instanceof DatabaseUnavailable && known !== undefined) return known.row;
      throw error;
    }
  }

  function remember(id: string, read: ApiKeyRow | undefined, stale: boolean): ApiKeyRow | undefined {
    const known = remembered.get(id)?.row;
    remembered.delete(id);
    if (read === undefined) return undefined;
    // Whoever knows the object knows the key, and need not look at it again.
    const row = known !== undefined && isDeepStrictEqual(known, read) ? known : read;
    remembered.set(id, { row, stale });
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return row;
  }

  return {
    find(text) {
      const known = remembered.get(text);
      if (known !== undefined && !known.stale && listener.isCurrent()) return known.row;
      return isUuid(text) ? read(text.toLowerCase()) : undefined;
    },
    forget,
    close: () => listener.close(),
  };
}
