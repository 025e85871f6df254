/**
 * A server of `hostile.ts`, in a process of its own that reports what it uses. It keeps its data in PGlite, which runs
 * in a thread with a heap of its own. Arguments: a folder, and `ours` for the reference server or `bare` for bare
 * Fastify.
 */

import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { openDatabase } from "../../src/database/database.ts";
import { loggerOptions } from "../../src/server/logger.ts";
import { migrations } from "../../src/server/migrations.ts";
import type { HostileGrounds } from "../../src/testing/hostile/hostile-request.ts";
import { testServer } from "../../src/testing/test-server.ts";
import { bareServer } from "./bare-server.ts";
import { addCallers, authorizationsOf } from "./callers.ts";

/** Where the server listens, and what callers know. */
export interface Served extends HostileGrounds {
  readonly port: number;
}

/** What the process has used so far. */
export interface Usage {
  /** Milliseconds of CPU time of the whole process: responses, the database, garbage collection. */
  readonly cpu: number;
  /** Milliseconds of CPU time of the thread that responds. */
  readonly mainThread: number;
  /** Bytes of the heap that are in use, after a full garbage collection. */
  readonly heap: number;
  /** Bytes of resident memory of the whole process, including the database's thread. */
  readonly resident: number;
}

const [folder = "", side] = process.argv.slice(2);
const database = await openDatabase(migrations, { folder });
const { app, grounds } = side === "bare" ? await serveBare() : await serveOurs();
await app.listen({ port: 0, host: "127.0.0.1" });
const { port } = app.server.address() as AddressInfo;
process.send?.({ port, ...grounds } satisfies Served);

interface Server {
  readonly app: FastifyInstance;
  readonly grounds: HostileGrounds;
}

async function serveOurs(): Promise<Server> {
  const { app, addAccount, addKey, as } = await testServer(database, { logger: loggerOptions() });
  const administrator = await addAccount();
  const { authorization = "" } = await as(administrator, { claims: { exp: Math.floor(Date.now() / 1000) + 36_000 } });
  return { app, grounds: { authorization, apiKeyId: (await addKey(administrator, ["api-logs.read"])).id } };
}

async function serveBare(): Promise<Server> {
  const callers = await addCallers(database);
  const [authorization = ""] = await authorizationsOf(callers);
  return { app: await bareServer(database, callers), grounds: { authorization, apiKeyId: callers[0]?.id ?? "" } };
}

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
// An aborted benchmark no longer needs this process.
process.once("disconnect", () => process.exit());
