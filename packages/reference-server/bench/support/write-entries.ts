/**
 * A server process of `log-growth.ts`, reduced to its error log. Arguments: PostgreSQL's URL and a number of seconds.
 */

import { openDatabase } from "../../src/database/database.ts";
import { openErrorLog } from "../../src/log/open-error-log.ts";
import { migrations } from "../../src/server/migrations.ts";
import { newEntry } from "../../src/testing/new-entry.ts";
import { silentLogger } from "../../src/testing/silent-logger.ts";

// An aborted benchmark no longer needs this process.
process.once("disconnect", () => process.exit());
const [url = "", seconds = "1"] = process.argv.slice(2);
const database = await openDatabase(migrations, { url });
const log = openErrorLog(database, { logger: silentLogger });

await log.record(newEntry()); // connects, and warms up
const begin = performance.now();
const end = begin + Number(seconds) * 1000;
let written = 0;
await Promise.all(
  Array.from({ length: 64 }, async () => {
    while (performance.now() < end) {
      await log.record(newEntry());
      written += 1;
    }
  }),
);
const rate = (written * 1000) / (performance.now() - begin);
await log.close();
await database.close();
process.send?.(rate);
process.disconnect();
