/** A reference server for `refusals.ts`, with the error log on or off. Arguments: the database's address, `on` or `off`. */

import type { AddressInfo } from "node:net";
import { openDatabase } from "../../src/database/database.ts";
import { migrations } from "../../src/server/migrations.ts";
import { testServer } from "../../src/testing/test-server.ts";

/** Where the server is, and a token that it accepts. */
export interface Served {
  readonly url: string;
  readonly authorization: string;
}

const [address, record] = process.argv.slice(2);
const database = await openDatabase(migrations, { url: address });
const server = await testServer(database, { record: record === "on" });
const exp = Math.floor(Date.now() / 1000) + 3600;
const headers = await server.as(await server.addAccount(), { claims: { exp } });
await server.app.listen({ port: 0, host: "127.0.0.1" });
const { port } = server.app.server.address() as AddressInfo;
const served: Served = { url: `http://127.0.0.1:${port}`, authorization: headers["authorization"] ?? "" };
process.send?.(served);
process.once("SIGTERM", async () => {
  await server.close();
  await database.close();
  process.disconnect();
});
