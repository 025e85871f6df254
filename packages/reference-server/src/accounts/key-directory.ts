import type { Database } from "../database/database.ts";
import { DatabaseUnavailable } from "../database/errors.ts";
import { isUuid } from "../database/uuid.ts";
import type { ApiKeyRow } from "./api-key-row.ts";

/** Finds the key that a token names. */
export interface KeyDirectory {
  /**
   * @param id - what a token calls its key; any text
   * @returns the key, also when it is deleted; `undefined` when there never was one
   * @throws {DatabaseUnavailable} the database is away, and the key was not asked for before
   */
  find(id: string): Promise<ApiKeyRow | undefined>;
}

const MOST_REMEMBERED = 10_000;

/**
 * Looks keys up in the database for each request, so that a lock counts from the next request on. While the database is away, a key
 * counts as it last was: callers go on, and their errors are recorded later.
 *
 * @param database - where the keys are
 * @returns the directory
 */
export function keyDirectory(database: Database): KeyDirectory {
  const remembered = new Map<string, ApiKeyRow>();

  function remember(id: string, row: ApiKeyRow | undefined): void {
    remembered.delete(id);
    if (row === undefined) return;
    remembered.set(id, row);
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  }

  return {
    async find(id) {
      if (!isUuid(id)) return undefined;
      const known = id.toLowerCase();
      try {
        const [row] = await database.query<ApiKeyRow>("select * from error_contract.api_keys where id = $1", [known]);
        remember(known, row);
        return row;
      } catch (error) {
        const row = remembered.get(known);
        if (error instanceof DatabaseUnavailable && row !== undefined) return row;
        throw error;
      }
    },
  };
}
