import { randomUUID } from "node:crypto";
import { existsSync, openAsBlob, realpathSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { fromPglite } from "../database/open-pglite.ts";
import { migrations } from "../server/migrations.ts";

/** The path contains the version of PGlite: pnpm keeps each version in a folder that is named after it. */
const program = realpathSync(createRequire(import.meta.url).resolve("@electric-sql/pglite"));
const image = join(tmpdir(), `error-contract-${program.replace(/\W+/g, "-").slice(-120)}.tar`);

/**
 * Opens a new database in memory, as `openDatabase(migrations, {})` does. PGlite needs seconds of CPU time to create
 * its first files, so each machine creates them once, and every test starts with a copy.
 */
export async function openTestDatabase(): Promise<Database> {
  const files = existsSync(image) ? await openAsBlob(image) : await makeImage();
  const database = fromPglite(await PGlite.create({ loadDataDir: files }), async () => undefined);
  await migrate(database, migrations);
  return database;
}

/** Writes the image under another name and renames it, because several tests may be the first. */
async function makeImage(): Promise<Blob> {
  const pglite = await PGlite.create();
  const files = await pglite.dumpDataDir("none");
  await pglite.close();
  const unfinished = `${image}.${randomUUID()}`;
  await writeFile(unfinished, files.stream());
  await rename(unfinished, image);
  return files;
}
