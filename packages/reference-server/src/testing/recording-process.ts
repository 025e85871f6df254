import { writeSync } from "node:fs";
import { openDatabase } from "../database/database.ts";
import { openErrorLog } from "../log/open-error-log.ts";
import { migrations } from "../server/migrations.ts";
import { newEntry } from "./new-entry.ts";
import { silentLogger } from "./silent-logger.ts";

/**
 * Records errors without end, many at a time, until it is killed. The id of each goes to standard output once the log has acknowledged it, by a
 * call that returns when the reader has it: what a client would have been answered.
 *
 * Arguments: `url` or `folder`, and its value.
 */
const [kind, place] = process.argv.slice(2);
const database = await openDatabase(migrations, kind === "url" ? { url: place } : { folder: place });
const log = openErrorLog(database, { logger: silentLogger });

async function recordWithoutEnd(): Promise<void> {
  for (;;) {
    const entry = newEntry();
    await log.record(entry);
    writeSync(1, `${entry.requestId}\n`);
  }
}

await Promise.all(Array.from({ length: 32 }, recordWithoutEnd));
