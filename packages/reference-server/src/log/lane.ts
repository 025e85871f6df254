import type { Queryable } from "../database/database.ts";

/**
 * Limits the number of concurrent statements; others wait in order. Slow reads of large tables thus cannot occupy all
 * connections of the database.
 *
 * @param database - runs the statements
 * @param width - the maximum number of concurrent statements
 * @returns a database that runs statements within the limit
 */
export function lane(database: Queryable, width: number): Queryable {
  const waiting: (() => void)[] = [];
  let free = width;

  async function enter(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }

  return {
    async query(...statement) {
      await enter();
      try {
        return await database.query(...statement);
      } finally {
        leave();
      }
    },
  };
}
