import { isDeepStrictEqual } from "node:util";
import type { Database } from "../database/database.ts";
import { DatabaseUnavailable } from "../database/errors.ts";
import { isUuid } from "../database/uuid.ts";
import type { ApiKeyRow } from "./api-key-row.ts";
import { KEYS_CHANNEL } from "./migration.ts";

/** Finds the key that a token names. */
export interface KeyDirectory {
  /**
   * Finds a key.
   *
   * @param id - the `kid` of a token; any text
   * @returns the key, even if deleted; `undefined` if there never was one. It is the same object until the key changes.
   * @throws {DatabaseUnavailable} (rejects) if the database is away and the key is not cached
   */
  find(id: string): ApiKeyRow | undefined | Promise<ApiKeyRow | undefined>;
  /**
   * Invalidates a key, so that it is looked up again. Call it after the change is committed.
   *
   * @param id - the key's id
   */
  forget(id: string): void;
  close(): Promise<void>;
}

const MOST_REMEMBERED = 10_000;
/** The maximum age of a shared look-up, in milliseconds: a slow one shows the state from when it began. */
const SHARED_FOR = 100;

interface Remembered {
  readonly row: ApiKeyRow;
  /** Whether it may have changed since; if so, it is used only while the database is away. */
  stale: boolean;
}

/** A key that is being looked up. */
interface Reading {
  /** The number of changes before it began. */
  readonly before: number;
  /** When it began, by the clock of `performance`. */
  readonly begun: number;
  readonly row: Promise<ApiKeyRow | undefined>;
}

/**
 * Caches keys in memory until they change. A change by this process takes effect immediately, and a change by another
 * process within a second, when the database announces it: while announcements cannot be received, each request looks
 * up its key. While the database is away, cached keys remain valid, and errors of their callers are recorded later.
 *
 * @param database - the database with the keys
 * @returns the directory; close it before the database
 */
export function keyDirectory(database: Database): KeyDirectory {
  const remembered = new Map<string, Remembered>();
  const readings = new Map<string, Reading>();
  /** Counts changes: anything read before the last one may be stale. */
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

  /** Looks up a key. Concurrent calls share the look-up. */
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
    // The same object means that the key is unchanged.
    const row = known !== undefined && isDeepStrictEqual(known, read) ? known : read;
    remembered.set(id, { row, stale });
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return row;
  }

  return {
    find(text) {
      const id = text.toLowerCase(); // as PostgreSQL writes a UUID
      const known = remembered.get(id);
      if (known !== undefined && !known.stale && listener.isCurrent()) return known.row;
      return isUuid(id) ? read(id) : undefined;
    },
    forget,
    close: () => listener.close(),
  };
}
