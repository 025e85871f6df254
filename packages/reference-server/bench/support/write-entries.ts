/** A server process of `log-growth.ts`, reduced to its error log. Arguments: the address of PostgreSQL, and for how many seconds to write. */

import { openDatabase } from "../../src/database/database.ts";
import { openErrorLog } from "../../src/log/open-error-log.ts";
import { migrations } from "../../src/server/migrations.ts";
import { newEntry } from "../../src/testing/new-entry.ts";
import { silentLogger } from "../../src/testing/silent-logger.ts";

// A benchmark that was ended has no use for it.
process.once("disconnect", () => process.exit());
const [url = "", seconds = "1"] = process.argv.slice(2);
const database = await openDatabase(migrations, { url });
const log = openErrorLog(database, { logger: silentLogger });

await log.record(newEntry()); // connected, and compiled
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
