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
    tell(`${entry.requestId}\n`);
  }
}

/** Waits for a reader that is busy: until it has read, a pipe that is full takes only a part, or throws. */
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
