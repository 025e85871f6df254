/** Measures calls per second against a loopback server, compared with openapi-fetch alone: a success, and a 409. */

import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { createClient, type paths } from "@error-contract/api";
import { median, table } from "@error-contract/testing";
import createFetchClient from "openapi-fetch";

const PAIRS = 6000;
const WARM_UP = 500;

const server = new Worker(new URL("./support/loopback-server.ts", import.meta.url));
const [port] = await once(server, "message");
const baseUrl = `http://127.0.0.1:${port}`;

const ours = createClient({ baseUrl, token: "token" });
const theirs = createFetchClient<paths>({
  baseUrl,
  headers: { authorization: "Bearer token" },
});
const body = { display_name: "Billing", external_identifier: "billing", scopes: [] };

const rows = [
  await compare(
    "a success (GET, 200, 4 kB)",
    () => ours.GET("/api-keys"),
    () => theirs.GET("/api-keys"),
  ),
  await compare(
    "a 409 (POST)",
    () => ours.POST("/api-keys", { body }),
    () => theirs.POST("/api-keys", { body }),
  ),
];
console.log(`Calls per second, from the median time of ${PAIRS} calls each, the two clients by turns.\n`);
console.log(table([["", "openapi-fetch", "this client", "ratio", "at least"], ...rows]));
await server.terminate();

type Call = () => Promise<unknown>;

/** Alternates the clients, and swaps which goes first, so that other load on the machine affects both alike. */
async function compare(name: string, own: Call, peer: Call): Promise<string[]> {
  const times = { own: [] as number[], peer: [] as number[] };
  for (let pair = -WARM_UP; pair < PAIRS; pair++) {
    for (const side of pair % 2 ? (["own", "peer"] as const) : (["peer", "own"] as const)) {
      const begin = performance.now();
      await (side === "own" ? own : peer)();
      if (pair >= 0) times[side].push(performance.now() - begin);
    }
  }
  const rates = { own: 1000 / median(times.own), peer: 1000 / median(times.peer) };
  return [name, rates.peer.toFixed(0), rates.own.toFixed(0), (rates.own / rates.peer).toFixed(3), "0.95"];
}
