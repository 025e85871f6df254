import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { lockFolder } from "./folder-lock.ts";
import { keepOpen } from "./keep-open.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { openPgliteThread } from "./pglite-thread.ts";
import type { Database, Listener, OnChange, Queryable } from "./queryable.ts";

/**
 * PostgreSQL inside this process: its files in the folder, or in memory when none is given. When the database ends because the disk is
 * full, damaged or cannot be written, it is opened again until that works; meanwhile every statement is refused.
 *
 * @param folder - where the files are; `undefined` for memory
 * @param onChange - hears when the database goes away and when it is back
 * @throws {FolderInUse} (rejects) another process has the folder open
 * @throws {DatabaseUnavailable} (rejects) the files cannot be opened
 */
export async function openPglite(folder: string | undefined, onChange: OnChange): Promise<Database> {
  if (folder === undefined) return fromPglite(await PGlite.create(), async () => undefined);
  await mkdir(folder, { recursive: true });
  const unlock = await lockFolder(folder);
  try {
    const files = join(folder, "files");
    await prepare(files);
    const reopening = await keepOpen(() => openPgliteThread(files), onChange);
    return {
      kind: "pglite",
      ...oneAtATime(reopening),
      isReachable: () => reopening.isReachable(),
      listen: nobodyElse,
      async close() {
        await reopening.close();
        await unlock();
      },
    };
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
  await (await openPgliteThread(unfinished)).close();
  await rename(unfinished, files);
}

/** No other process has these files open, so there is nothing to hear. */
function nobodyElse(): Listener {
  return { isCurrent: () => true, close: async () => undefined };
}

/** PGlite as a database, whatever its files are. `unlock` runs after it is closed. */
export function fromPglite(pglite: PGlite, unlock: () => Promise<void>): Database {
  return {
    kind: "pglite",
    isReachable: () => true,
    query: (text, values) => run(pglite, text, values),
    transaction: (work) =>
      pglite.transaction((inner) => {
        const transaction: Queryable = { query: (text, values) => run(inner, text, values) };
        return work(transaction);
      }),
    listen: nobodyElse,
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
