import type { Queryable } from "../database/database.ts";

/**
 * Lets only so many statements run at once; others wait for their turn, in order. What takes long in large tables can so never take
 * all connections of the database.
 *
 * @param database - runs the statements
 * @param width - how many at once
 * @returns the way to it
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
