/**
 * The server of `hostile.ts`, in a process of its own that tells what it costs. It keeps its data in PGlite, which runs in a thread
 * with a heap of its own. Its first and only argument is a folder.
 */

import type { AddressInfo } from "node:net";
import { openDatabase } from "../../src/database/database.ts";
import { loggerOptions } from "../../src/server/logger.ts";
import { migrations } from "../../src/server/migrations.ts";
import type { HostileGrounds } from "../../src/testing/hostile/hostile-request.ts";
import { testServer } from "../../src/testing/test-server.ts";

/** Where the server is, and what callers know. */
export interface Served extends HostileGrounds {
  readonly port: number;
}

/** What the process has used so far. */
export interface Usage {
  /** Milliseconds of CPU time of the whole process: answers, the database, collections. */
  readonly cpu: number;
  /** Milliseconds of CPU time of the thread that answers. */
  readonly mainThread: number;
  /** Bytes of the heap that are in use after a full collection. */
  readonly heap: number;
  /** Bytes of memory that the whole process has, the database's thread included. */
  readonly resident: number;
}

const database = await openDatabase(migrations, { folder: process.argv[2] ?? "" });
const { app, addAccount, addKey, as } = await testServer(database, { logger: loggerOptions() });
await app.listen({ port: 0, host: "127.0.0.1" });
const administrator = await addAccount();
const { authorization = "" } = await as(administrator, { claims: { exp: Math.floor(Date.now() / 1000) + 36_000 } });
const { id: apiKeyId } = await addKey(administrator, ["api-logs.read"]);
const { port } = app.server.address() as AddressInfo;
process.send?.({ port, authorization, apiKeyId } satisfies Served);

process.on("message", (wanted) => {
  const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1_000;
  const cpu = milliseconds(process.cpuUsage());
  const mainThread = milliseconds(process.threadCpuUsage());
  if (wanted === "heap") globalThis.gc?.();
  const { heapUsed: heap, rss: resident } = process.memoryUsage();
  process.send?.({ cpu, mainThread, heap, resident } satisfies Usage);
});
process.once("SIGTERM", async () => {
  await app.close();
  await database.close();
  process.exit();
});
// A benchmark that was ended has no use for it.
process.once("disconnect", () => process.exit());
