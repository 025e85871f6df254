/**
 * Measures how large an entry of the error log is on PostgreSQL, and how many entries per second one to four server
 * processes write to one database. `ENTRIES=1000000` in the environment measures the size of another number of entries.
 */

import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { table } from "@error-contract/testing";
import type { Database } from "../src/database/database.ts";
import { fill } from "../src/testing/filled-log.ts";
import { startPostgresql } from "../src/testing/postgresql-server.ts";

const entries = Number(process.env["ENTRIES"] ?? 200_000);
const seconds = 8;
const processes = [1, 2, 3, 4];

const server = await startPostgresql();
try {
  const filled = await fill(await server.createDatabase(), entries);
  await weigh(filled.database);
  await filled.close();
  await writeTogether();
} finally {
  await server.remove();
}

async function weigh(database: Database): Promise<void> {
  const [size] = await database.query<{ rows: string; indexes: string; counts: string }>(
    `select sum(pg_table_size(inhrelid))::text as rows, sum(pg_indexes_size(inhrelid))::text as indexes,
            pg_total_relation_size('error_contract.api_log_counts')::text as counts
       from pg_inherits where inhparent = 'error_contract.api_logs'::regclass`,
  );
  const bytes = (total: string | undefined): string => (Number(total) / entries).toFixed(0);
  console.log(`${entries.toLocaleString("en")} entries without request bodies, over 29 days, bytes an entry:`);
  console.log(
    `rows ${bytes(size?.rows)}, eight indexes ${bytes(size?.indexes)}, counts of groups ${bytes(size?.counts)}.\n`,
  );
}

/** Each process has 64 callers, each of which waits until its entry is durable before it writes the next. */
async function writeTogether(): Promise<void> {
  const rows = [["server processes", "entries a second", "beside one"]];
  let alone = Number.NaN;
  for (const count of processes) {
    const url = await server.createDatabase();
    await (await fill(url, 1_000)).close(); // migrated, with its partitions
    const rates = await Promise.all(Array.from({ length: count }, () => write(url)));
    const rate = rates.reduce((total, each) => total + each, 0);
    if (count === 1) alone = rate;
    rows.push([String(count), rate.toFixed(0), (rate / alone).toFixed(2)]);
  }
  console.log(table(rows));
}

async function write(url: string): Promise<number> {
  const child = fork(join(import.meta.dirname, "support/write-entries.ts"), [url, String(seconds)]);
  const [rate] = await once(child, "message");
  await once(child, "exit");
  return Number(rate);
}
