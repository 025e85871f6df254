/**
 * Measures what hostile requests cost: CPU time for each nasty body of a megabyte, and memory over 200,000 hand-written
 * requests, compared with bare Fastify, which gets the same requests in turn. `REQUESTS=50000` in the environment sends
 * another number. Each server has a heap of 512 MB.
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
/** The maximum CPU time for a request, in milliseconds. */
const most = 50;
/** How often the heap is measured, and by which factor it may grow from half-way to the end. */
const steps = 10;
const mostGrowth = 1.2;

interface Server extends Served {
  readonly process: ChildProcess;
}

const folder = await mkdtemp(join(tmpdir(), "hostile-"));
const servers: Server[] = [];
try {
  const ours = await serve("ours");
  await measureCost(ours);
  await measureMemory(ours, await serve("bare"));
} finally {
  for (const server of servers) await end(server.process);
  await rm(folder, { recursive: true });
}

async function serve(side: "ours" | "bare"): Promise<Server> {
  const process = fork(new URL("support/serve-hostile.ts", import.meta.url), [join(folder, side), side], {
    execArgv: ["-C", "@error-contract/source", "--expose-gc", "--max-old-space-size=512"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [served] = (await once(process, "message")) as [Served];
  const server = { ...served, process };
  servers.push(server);
  return server;
}

async function usage({ process }: Server, wanted: "cpu" | "heap"): Promise<Usage> {
  const answer = once(process, "message");
  process.send(wanted);
  const [used] = (await answer) as [Usage];
  return used;
}

async function measureCost(server: Server): Promise<void> {
  const { port, authorization } = server;
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
      const before = await usage(server, "cpu");
      for (let sent = 0; sent < eachTry; sent += 1) await send();
      const after = await usage(server, "cpu");
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
  for (const { name, cpu } of rows) {
    if (cpu > most) fail(`${name}: takes ${cpu.toFixed(0)} ms; ${most} are allowed.`);
  }
}

async function measureMemory(ours: Server, bare: Server): Promise<void> {
  const sides = [ours, bare].map((server) => ({
    server,
    known: [targets, heads, bodies].flatMap((of) => of(server)),
    sent: 0,
    used: [] as Usage[],
  }));
  for (let step = 1; step <= steps; step += 1) {
    const until = (requests * step) / steps;
    for (const side of step % 2 === 0 ? sides.toReversed() : sides) {
      const caller = async (): Promise<void> => {
        while (side.sent < until) {
          const request = side.known[side.sent++ % side.known.length];
          await exchange(side.server.port, request?.parts ?? []);
        }
      };
      await Promise.all(Array.from({ length: callers }, caller));
      side.used.push(await usage(side.server, "heap"));
    }
  }
  const [mine = [], others = []] = sides.map(({ used }) => used);
  const megabytes = (count = Number.NaN): string => (count / 1e6).toFixed(1);
  const rows = mine.map(({ heap, resident }, step) => [
    ((requests * (step + 1)) / steps).toLocaleString("en"),
    megabytes(heap),
    megabytes(others[step]?.heap),
    megabytes(resident),
    megabytes(others[step]?.resident),
  ]);
  const head = ["requests sent", "heap after a full collection, MB", "bare", "resident memory, MB", "bare"];
  console.log(`\n${table([head, ...rows])}`);
  const growthOf = (used: readonly Usage[]): number => {
    const [half = Number.NaN, last = Number.NaN] = [used[steps / 2 - 1]?.heap, used[steps - 1]?.heap];
    return last / half;
  };
  const [growth, growthOfBare] = [growthOf(mine), growthOf(others)];
  console.log(
    `\nFrom half-way to the end, the heap grew to ${growth.toFixed(2)} times its size, at most ${mostGrowth}; that of bare Fastify to ${growthOfBare.toFixed(2)}; ratio ${(growth / growthOfBare).toFixed(2)}.`,
  );
  if (!(growth <= mostGrowth)) fail("The heap grew.");
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
