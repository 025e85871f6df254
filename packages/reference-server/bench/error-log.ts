/**
 * Measures how fast the error log reads on PostgreSQL with 1,000 and with 1,000,000 entries, with which query plans,
 * and how fast it writes. `ENTRIES=10000000` in the environment compares another size with 1,000.
 */

import { median, table } from "@error-contract/testing";
import { day } from "../src/log/partitions.ts";
import { encodeCursor } from "../src/paging/cursor.ts";
import { account, type FilledLog, fill, positionAt } from "../src/testing/filled-log.ts";
import { newEntry } from "../src/testing/new-entry.ts";
import { startPostgresql } from "../src/testing/postgresql-server.ts";

const fewest = 1_000;
const entries = Number(process.env["ENTRIES"] ?? 1_000_000);
const calls = { quick: 200, slow: 5 };
const most = 2;

const deep = encodeCursor({ direction: "older", key: [positionAt(0.1)] });
const allDays = () => ({ receivedAfter: new Date(0), receivedBefore: new Date() });
const lastDay = () => ({ receivedAfter: new Date(Date.now() - day), receivedBefore: new Date() });

/** The reads to measure. A search takes longer the more entries match the filter it follows, so few calls must do. */
const reads: Readonly<
  Record<string, { readonly search?: true; readonly call: (filled: FilledLog) => Promise<unknown> }>
> = {
  "first page": { call: ({ log }) => log.list(account, { limit: 20 }) },
  "deep page (90 % lie before it)": { call: ({ log }) => log.list(account, { limit: 20, cursor: deep }) },
  "first page of a rare code": { call: ({ log }) => log.list(account, { limit: 20, code: "duplicate_record" }) },
  "by request id": { call: ({ log }) => log.list(account, { limit: 20, requestId: "request-500" }) },
  "by an operation that nothing has": { call: ({ log }) => log.list(account, { limit: 20, operationId: "none" }) },
  "by a path that nothing has": { call: ({ log }) => log.list(account, { limit: 20, path: "/none" }) },
  "groups of the last day": { call: ({ log }) => log.groups(account, { limit: 20, ...lastDay() }) },
  "groups of all days": { call: ({ log }) => log.groups(account, { limit: 20, ...allDays() }) },
  "by a method that nothing has": { call: ({ log }) => log.list(account, { limit: 20, method: "PUT" }) },
  "by a status that nothing has": { call: ({ log }) => log.list(account, { limit: 20, status: 418 }) },
  "first page of a rare status": { call: ({ log }) => log.list(account, { limit: 20, status: 409 }) },
  "by an operation and a method that nothing has": {
    call: ({ log }) => log.list(account, { limit: 20, operationId: "listApiKeys", method: "PUT" }),
  },
  "by two filters that many match, but none both": {
    search: true,
    call: ({ log }) => log.list(account, { limit: 20, code: "not_found", status: 401 }),
  },
};

const server = await startPostgresql();
try {
  const smallest = await fill(await server.createDatabase(), fewest);
  const largest = await fill(await server.createDatabase(), entries);
  await compareReads(smallest, largest);
  await exportAll(largest);
  await write(largest);
  await smallest.close();
  await largest.close();
} finally {
  await server.remove();
}

async function compareReads(smallest: FilledLog, largest: FilledLog): Promise<void> {
  const heads = [smallest, largest].map((filled) => filled.entries.toLocaleString("en"));
  const rows: string[][] = [["milliseconds, median", ...heads, "ratio", "scans of the larger"]];
  for (const [name, { call, search }] of Object.entries(reads)) {
    const times = { smallest: [] as number[], largest: [] as number[] };
    const turns = search ? calls.slow : calls.quick;
    // In turns, so that other load on the machine affects both alike.
    for (let turn = -turns / 10; turn < turns; turn += 1) {
      for (const [side, filled] of [
        ["smallest", smallest],
        ["largest", largest],
      ] as const) {
        const begin = performance.now();
        await call(filled);
        if (turn >= 0) times[side].push(performance.now() - begin);
      }
    }
    const few = median(times.smallest);
    const many = median(times.largest);
    const scans = await largest.scansOf(() => call(largest));
    rows.push([
      name,
      few.toFixed(2),
      many.toFixed(2),
      (many / few).toFixed(2),
      [...new Set(scans.map(({ type }) => type))].join(", "),
    ]);
    if (search) continue;
    // A day that has just begun is read sequentially, because it is small.
    if (scans.some(({ type, rows }) => type === "Seq Scan" && rows > 1_000))
      fail(`${name}: reads a table from its beginning.`);
    if (many / few > most) fail(`${name}: takes ${(many / few).toFixed(2)} times as long; ${most} are allowed.`);
  }
  console.log(table(rows));
}

async function exportAll({ log }: FilledLog): Promise<void> {
  const begin = performance.now();
  let count = 0;
  const heap = { first: 0, last: 0 };
  for await (const _ of log.stream(account, {})) {
    count += 1;
    const half = count <= entries / 2 ? "first" : "last";
    if (count % 1_000 === 0) heap[half] = Math.max(heap[half], process.memoryUsage().heapUsed);
  }
  const seconds = (performance.now() - begin) / 1000;
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
  console.log(
    `\nExport of ${count.toLocaleString("en")} entries: ${seconds.toFixed(1)} s; heap at most ${megabytes(heap.first)} in its first half, ${megabytes(heap.last)} in its second.`,
  );
  if (count !== entries) fail(`The export gave ${count} of ${entries} entries.`);
}

async function write({ log }: FilledLog): Promise<void> {
  const callers = 64;
  const each = 500;
  const waits: number[] = [];
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let i = 0; i < each; i += 1) {
        const entry = newEntry();
        const start = performance.now();
        await log.record(entry);
        waits.push(performance.now() - start);
      }
    }),
  );
  const rate = (callers * each * 1000) / (performance.now() - begin);
  console.log(
    `Writing by ${callers} callers: ${rate.toFixed(0)} entries a second, each durable after ${median(waits).toFixed(1)} ms (median).`,
  );
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
