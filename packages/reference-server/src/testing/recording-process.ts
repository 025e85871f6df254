import { writeSync } from "node:fs";
import { openDatabase } from "../database/database.ts";
import { openErrorLog } from "../log/open-error-log.ts";
import { migrations } from "../server/migrations.ts";
import { newEntry } from "./new-entry.ts";
import { silentLogger } from "./silent-logger.ts";

/**
 * Records errors endlessly, many at a time, until it is killed. Once the log has acknowledged an error, its id is
 * written to standard output, synchronously: it stands for the response that a client would have received.
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
    tell(`${entry.requestId}\n`);
  }
}

/** Writes a line, and waits if the reader is busy: a full pipe accepts only a part, or throws. */
function tell(line: string): void {
  let rest = Buffer.from(line);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1); // a millisecond
    }
  }
}

await Promise.all(Array.from({ length: 32 }, recordWithoutEnd));
