/**
 * How many 400s a second the reference server answers on PostgreSQL, with the error log on and off, and what an answer takes. The
 * servers run in a process of their own, by turns, so that neither they nor the machine's moods disturb each other.
 */

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { median, table } from "@error-contract/testing";
import autocannon from "autocannon";
import { startPostgresql } from "../src/testing/postgresql-server.ts";
import type { Served } from "./support/serve-refusals.ts";

const rounds = 5;
const seconds = 4;
const connections = 100;
const least = 0.8;

const postgresql = await startPostgresql();
try {
  const sides = { on: await serve("on"), off: await serve("off") };
  const rates = { on: [] as number[], off: [] as number[] };
  const waits = { on: [] as number[], off: [] as number[] };
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const side of ["on", "off"] as const) {
      const { requests, latency, non2xx, errors } = await load(sides[side].served);
      if (errors > 0 || non2xx !== requests.total)
        throw new Error(`${errors} errors, ${requests.total - non2xx} not refused`);
      if (round === 0) continue;
      rates[side].push(requests.average);
      waits[side].push(latency.p50);
    }
  }
  for (const { process } of Object.values(sides)) process.kill("SIGTERM");
  const row = (side: "on" | "off"): string[] => [
    side,
    median(rates[side]).toFixed(0),
    `${median(waits[side]).toFixed(1)} ms`,
  ];
  console.log(table([["error log", "400s a second", "median time"], row("on"), row("off")]));
  const ratio = median(rates.on) / median(rates.off);
  console.log(`On is ${ratio.toFixed(2)} of off, with ${connections} connections; at least ${least} is wanted.`);
  if (ratio < least) process.exitCode = 1;
} finally {
  await postgresql.remove();
}

async function serve(record: "on" | "off"): Promise<{ readonly process: ChildProcess; readonly served: Served }> {
  const program = new URL("support/serve-refusals.ts", import.meta.url);
  const process = fork(program, [await postgresql.createDatabase(), record], {
    execArgv: ["-C", "@error-contract/source"],
  });
  const [served] = (await once(process, "message")) as [Served];
  return { process, served };
}

function load({ url, authorization }: Served): Promise<autocannon.Result> {
  return autocannon({ url: `${url}/api-keys?limit=0`, headers: { authorization }, connections, duration: seconds });
}
