/**
 * What hostile requests cost: CPU time for each nasty body of a megabyte, and memory over 200,000 requests made by hand.
 * `REQUESTS=50000` in the environment sends another number. The server has a heap of 512 MB.
 */

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, table } from "@error-contract/testing";
import { bodies } from "../src/testing/hostile/bodies.ts";
import { heads } from "../src/testing/hostile/heads.ts";
import { targets } from "../src/testing/hostile/targets.ts";
import { nastyBodies } from "../src/testing/nasty-bodies.ts";
import { exchange } from "../src/testing/raw-http.ts";
import type { Served, Usage } from "./support/serve-hostile.ts";

const requests = Number(process.env["REQUESTS"] ?? 200_000);
const callers = 16;
const tries = 5;
const eachTry = 2;
/** Milliseconds of CPU time for a request. */
const most = 50;
/** How often the heap is looked at, and how much larger than half-way it may be in the end. */
const steps = 10;
const growth = 1.2;

const folder = await mkdtemp(join(tmpdir(), "hostile-"));
const server = fork(new URL("support/serve-hostile.ts", import.meta.url), [join(folder, "data")], {
  execArgv: ["-C", "@error-contract/source", "--expose-gc", "--max-old-space-size=512"],
  stdio: ["ignore", "ignore", "inherit", "ipc"],
});
try {
  const [served] = (await once(server, "message")) as [Served];
  await measureCost(served);
  await measureMemory(served);
} finally {
  await end(server);
  await rm(folder, { recursive: true });
}

async function usage(wanted: "cpu" | "heap"): Promise<Usage> {
  const answer = once(server, "message");
  server.send(wanted);
  const [used] = (await answer) as [Usage];
  return used;
}

async function measureCost({ port, authorization }: Served): Promise<void> {
  const rows: { readonly name: string; readonly cpu: number; readonly mainThread: number }[] = [];
  for (const [name, { contentType, body }] of Object.entries(nastyBodies)) {
    const send = async (): Promise<void> => {
      const headers = { authorization, "content-type": contentType };
      const response = await fetch(`http://127.0.0.1:${port}/api-keys`, { method: "POST", headers, body });
      await response.text();
      if (response.status !== 400) fail(`${name}: ${response.status}`);
    };
    await send();
    const costs: Pick<Usage, "cpu" | "mainThread">[] = [];
    for (let turn = 0; turn < tries; turn += 1) {
      const before = await usage("cpu");
      for (let sent = 0; sent < eachTry; sent += 1) await send();
      const after = await usage("cpu");
      costs.push({
        cpu: (after.cpu - before.cpu) / eachTry,
        mainThread: (after.mainThread - before.mainThread) / eachTry,
      });
    }
    rows.push({
      name,
      cpu: median(costs.map(({ cpu }) => cpu)),
      mainThread: median(costs.map(({ mainThread }) => mainThread)),
    });
  }
  rows.sort((a, b) => b.mainThread - a.mainThread);
  console.log(
    table([
      ["milliseconds of CPU for 1 MB", "whole process", "thread that answers"],
      ...rows.map(({ name, cpu, mainThread }) => [name, cpu.toFixed(0), mainThread.toFixed(0)]),
    ]),
  );
  for (const { name, mainThread } of rows) {
    if (mainThread > most) fail(`${name}: takes ${mainThread.toFixed(0)} ms; ${most} are allowed.`);
  }
}

async function measureMemory(served: Served): Promise<void> {
  const known = [targets, heads, bodies].flatMap((of) => of(served));
  const megabytes = (count: number): string => (count / 1e6).toFixed(1);
  const rows: string[][] = [["requests sent", "heap after a full collection, MB", "resident memory, MB"]];
  const heaps: number[] = [];
  let sent = 0;
  for (let step = 1; step <= steps; step += 1) {
    const until = (requests * step) / steps;
    const caller = async (): Promise<void> => {
      while (sent < until) {
        const request = known[sent++ % known.length];
        await exchange(served.port, request?.parts ?? []);
      }
    };
    await Promise.all(Array.from({ length: callers }, caller));
    const { heap, resident } = await usage("heap");
    heaps.push(heap);
    rows.push([sent.toLocaleString("en"), megabytes(heap), megabytes(resident)]);
  }
  console.log(`\n${table(rows)}`);
  const [half = 0, last = 0] = [heaps[steps / 2 - 1], heaps[steps - 1]];
  if (last > half * growth) fail(`The heap grew from ${megabytes(half)} MB half-way to ${megabytes(last)} MB.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill();
  await ended;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
