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

interface Remembered {
  readonly row: ApiKeyRow;
  /** Whether it may have changed since; then it counts only while the database is away. */
  stale: boolean;
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

  async function read(id: string): Promise<ApiKeyRow | undefined> {
    const before = changes;
    const heard = listener.isCurrent();
    try {
      const [row] = await database.query<ApiKeyRow>("select * from error_contract.api_keys where id = $1", [id]);
      remembered.delete(id);
      if (row !== undefined) remember(id, { row, stale: !heard || changes !== before });
      return row;
    } catch (error) {
      const known = remembered.get(id);
      if (error instanceof DatabaseUnavailable && known !== undefined) return known.row;
      throw error;
    }
  }

  function remember(id: string, found: Remembered): void {
    remembered.set(id, found);
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
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
