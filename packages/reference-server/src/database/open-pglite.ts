import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { asSentence, DatabaseUnavailable } from "./errors.ts";
import { lockFolder } from "./folder-lock.ts";
import { keepOpen } from "./keep-open.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { openPgliteThread } from "./pglite-thread.ts";
import type { Database, Listener, OnChange, Queryable } from "./queryable.ts";

/** Thrown if the files of the embedded database cannot be used. The message says which, why, and what to do. */
export class FolderUnusable extends Error {
  override readonly name = "FolderUnusable";
}

/**
 * Opens PostgreSQL inside this process, with its files in a folder or in memory. If the database ends because the disk
 * is full, damaged or read-only, it is reopened until that succeeds; meanwhile every statement is rejected.
 *
 * @param folder - where the files are; `undefined` for memory
 * @param onChange - called when the database goes away and when it is back
 * @throws {FolderInUse} (rejects) another process has the folder open
 * @throws {FolderUnusable} (rejects) the files cannot be opened
 */
export async function openPglite(folder: string | undefined, onChange: OnChange): Promise<Database> {
  if (folder === undefined) return fromPglite(await PGlite.create(), async () => undefined);
  const unlock = await lockFolder(await usable(folder));
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
    if (!(error instanceof DatabaseUnavailable)) throw error;
    throw new FolderUnusable(
      `The database in ${folder} cannot be opened: ${asSentence(error.message)} Check that its disk has space and is writable, restore the folder from a backup, or move it away to start with an empty database.`,
      { cause: error },
    );
  }
}

/** Creates the folder if necessary, and checks that it is writable: PGlite would fail without saying why. */
async function usable(folder: string): Promise<string> {
  const trial = join(folder, `trial-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(trial, "");
    await rm(trial);
    return folder;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FolderUnusable(
      `The folder ${folder} cannot be written: ${asSentence(reason)} Make room, or change its permissions.`,
      {
        cause: error,
      },
    );
  }
}

/**
 * Creates the first files elsewhere and moves them into place, so that a crash leaves no incomplete files there. A
 * marker next to the folder records that there were files: otherwise, an empty database would silently replace them.
 */
async function prepare(files: string): Promise<void> {
  const folder = dirname(files);
  const mark = `${folder}.made`;
  if (!existsSync(join(files, "PG_VERSION"))) {
    if (existsSync(mark)) {
      throw new FolderUnusable(
        `The database in ${folder} is missing: ${mark} shows that there was one. Restore the folder from a backup, or delete ${mark} to start with an empty database.`,
      );
    }
    const unfinished = `${files}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await (await openPgliteThread(unfinished)).close();
    await rm(files, { recursive: true, force: true });
    await rename(unfinished, files);
  }
  if (!existsSync(mark)) await writeFile(mark, "");
}

/** No other process has these files open, so there are no announcements. */
function nobodyElse(): Listener {
  return { isCurrent: () => true, close: async () => undefined };
}

/** Adapts PGlite to `Database`. `unlock` runs after it is closed. */
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
  // The driver's type requires a mutable array, which it never changes.
  return (await target.query<Row>(text, values as unknown[])).rows;
}
