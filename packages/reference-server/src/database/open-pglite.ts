import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { lockFolder } from "./folder-lock.ts";
import type { Database, Queryable } from "./queryable.ts";

/** PostgreSQL inside this process: its files in the folder, or in memory when none is given. */
export async function openPglite(folder: string | undefined): Promise<Database> {
  if (folder === undefined) return fromPglite(await PGlite.create(), async () => undefined);
  await mkdir(folder, { recursive: true });
  const unlock = await lockFolder(folder);
  try {
    const files = join(folder, "files");
    await prepare(files);
    return fromPglite(await PGlite.create(files), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Makes the files beside their place, so that a process that ends halfway leaves none that look complete. */
async function prepare(files: string): Promise<void> {
  if (existsSync(files)) return;
  const unfinished = `${files}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await (await PGlite.create(unfinished)).close();
  await rename(unfinished, files);
}

/** PGlite as a database, whatever its files are. `unlock` runs after it is closed. */
export function fromPglite(pglite: PGlite, unlock: () => Promise<void>): Database {
  return {
    kind: "pglite",
    query: (text, values) => run(pglite, text, values),
    transaction: (work) =>
      pglite.transaction((inner) => {
        const transaction: Queryable = { query: (text, values) => run(inner, text, values) };
        return work(transaction);
      }),
    // No other process has these files open.
    listen: () => ({ isCurrent: () => true, close: async () => undefined }),
    async close() {
      await pglite.close();
      await unlock();
    },
  };
}

async function run<Row>(
  target: Pick<PGlite, "query">,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  // The driver's type wants a mutable array, though it never changes it.
  return (await target.query<Row>(text, values as unknown[])).rows;
}
