/**
 * Measures the requests per second of a service with the plugin, compared with bare Fastify and a hand-written error
 * handler. Each runs in its own process. They take turns, first with an invalid request, then with a valid one.
 */

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { median, table } from "@error-contract/testing";
import autocannon from "autocannon";

const rounds = 5;
const seconds = 2;
const connections = 50;
const targets = { "400s a second": "/pets?limit=many", "200s a second": "/pets?limit=5" };
const sides = ["plugin", "bare"] as const;

const servers = { plugin: await serve("plugin"), bare: await serve("bare") };
const rows: string[][] = [["", ...sides, "ratio"]];
for (const [what, target] of Object.entries(targets)) {
  const rates = { plugin: [] as number[], bare: [] as number[] };
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const side of sides) {
      const { requests, errors } = await autocannon({
        url: servers[side].url + target,
        connections,
        duration: seconds,
      });
      if (errors > 0) throw new Error(`${errors} errors`);
      if (round > 0) rates[side].push(requests.average);
    }
  }
  const [plugin, bare] = [median(rates.plugin), median(rates.bare)];
  rows.push([what, plugin.toFixed(0), bare.toFixed(0), (plugin / bare).toFixed(2)]);
}
for (const { process } of Object.values(servers)) process.kill("SIGTERM");
console.log(table(rows));

async function serve(side: (typeof sides)[number]): Promise<{ readonly process: ChildProcess; readonly url: string }> {
  const process = fork(new URL("support/serve.ts", import.meta.url), [side], {
    execArgv: ["-C", "@error-contract/source"],
  });
  const [url] = (await once(process, "message")) as [string];
  return { process, url };
}
