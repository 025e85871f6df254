import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../database/database.ts";
import { openErrorLog } from "../log/open-error-log.ts";
import { migrations } from "../server/migrations.ts";
import { hasPostgresql, startPostgresql } from "../testing/postgresql-server.ts";
import { carriedSecrets } from "../testing/secrets.ts";
import { silentLogger } from "../testing/silent-logger.ts";

/** A text that is no secret, to be sure that the search finds what the files hold. */
const mark = "mark-that-must-be-found";

async function recordAll(options: { url?: string; folder?: string }): Promise<void> {
  const database = await openDatabase(migrations, options);
  const log = openErrorLog(database, { logger: silentLogger });
  await Promise.all(carriedSecrets.map(({ entry }) => log.record({ ...entry, operationId: mark })));
  await log.close();
  expect(log.counters()).toMatchObject({ written: carriedSecrets.length, dropped: 0 });
  await database.close();
}

/** The names of the secrets that any file of the folder holds, and whether the mark was found. */
async function search(folder: string): Promise<{ readonly leaked: readonly string[]; readonly marked: boolean }> {
  const leaked = new Set<string>();
  let marked = false;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    marked ||= bytes.includes(mark);
    for (const { name, secret } of carriedSecrets) if (bytes.includes(secret)) leaked.add(name);
  }
  return { leaked: [...leaked], marked };
}

describe("The raw files of the database hold no secret", () => {
  test("on PGlite", async () => {
    const parent = await mkdtemp(join(tmpdir(), "secrets-"));
    await recordAll({ folder: join(parent, "data") });
    expect(await search(parent)).toEqual({ leaked: [], marked: true });
    await rm(parent, { recursive: true });
  });

  test.runIf(hasPostgresql)("on PostgreSQL", async () => {
    const server = await startPostgresql();
    await recordAll({ url: await server.createDatabase() });
    await server.stop();
    expect(await search(server.folder)).toEqual({ leaked: [], marked: true });
    await server.remove();
  });
});
