/**
 * A server of `refusals.ts`, in a process of its own. Arguments: `on` or `off` for the reference server with or without
 * its error log, or `bare` for bare Fastify; a folder for PGlite, or the URL of PostgreSQL.
 */

import type { AddressInfo } from "node:net";
import { openDatabase } from "../../src/database/database.ts";
import { readBundle } from "../../src/server/built-files.ts";
import { loggerOptions } from "../../src/server/logger.ts";
import { migrations } from "../../src/server/migrations.ts";
import { referenceServer } from "../../src/server/reference-server.ts";
import { freePort } from "../../src/testing/free-port.ts";
import { BASE_URL } from "../../src/testing/test-server.ts";
import { bareServer } from "./bare-server.ts";
import { addCallers, authorizationsOf } from "./callers.ts";

/** Which server to run. */
export type Side = "on" | "off" | "bare";

/** Where the server listens, and the values of `Authorization` that it accepts. */
export interface Served {
  readonly url: string;
  /** Where the reference server reports how many entries it has written. */
  readonly metricsUrl: string;
  readonly authorizations: readonly string[];
}

const [side = "", address = ""] = process.argv.slice(2);
const database = await openDatabase(migrations, address.includes("://") ? { url: address } : { folder: address });
const callers = await addCallers(database);
const metrics = { host: "127.0.0.1", port: await freePort() };
const app =
  side === "bare"
    ? await bareServer(database, callers)
    : await referenceServer({
        document: await readBundle(),
        database,
        baseUrl: BASE_URL,
        logger: loggerOptions(),
        record: side === "on",
        metrics,
      });
await app.listen({ port: 0, host: "127.0.0.1" });
const { port } = app.server.address() as AddressInfo;
process.send?.({
  url: `http://127.0.0.1:${port}`,
  metricsUrl: `http://${metrics.host}:${metrics.port}/metrics`,
  authorizations: await authorizationsOf(callers),
} satisfies Served);
process.once("SIGTERM", async () => {
  await app.close();
  await database.close();
  process.exit();
});
// An aborted benchmark no longer needs this process.
process.once("disconnect", () => process.exit());
