/**
 * Measures how many requests per second the reference server answers, compared with bare Fastify with the same token
 * check, log and bodies: 400s with the error log on and off, and `GET /api-keys`, on both databases. Takes about four
 * minutes.
 *
 * Every server and the sender of requests run in processes of their own. The sides take turns, so that other load on
 * the machine affects all of them alike.
 */

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, table } from "@error-contract/testing";
import { startPostgresql } from "../src/testing/postgresql-server.ts";
import type { Answered, Load } from "./support/load.ts";
import type { Served, Side } from "./support/serve.ts";

const rounds = 5;
/** Rounds before those, which do not count: V8 compiles PGlite's WebAssembly during the first two. */
const warmUps = 2;
const seconds = Number(process.env["SECONDS"] ?? 4);
const connections = 50;
/** The maximum ratio of the reference server's p99 to the bare server's. */
const slowest = 3;

interface Work {
  readonly name: string;
  readonly target: string;
  readonly status: number;
  /** The sides to compare with the bare server, and the share of its rate that they have to reach. */
  readonly sides: Readonly<Partial<Record<Exclude<Side, "bare">, number>>>;
}

const works: readonly Work[] = [
  { name: "400s", target: "/api-keys?limit=0", status: 400, sides: { on: 0.6, off: 0.9 } },
  { name: "GET /api-keys", target: "/api-keys", status: 200, sides: { on: 0.5 } },
];

const folder = await mkdtemp(join(tmpdir(), "refusals-"));
const postgresql = await startPostgresql();
const sender = child("load", []);
try {
  const head = ["", "a second", "bare", "ratio", "wanted", "p50", "p99", "bare p99", "ratio"];
  const rows = [head];
  for (const database of ["PGlite", "PostgreSQL"] as const) {
    const place = (side: Side) => (database === "PGlite" ? join(folder, side) : postgresql.createDatabase());
    const servers = {
      on: await serve("on", await place("on")),
      off: await serve("off", await place("off")),
      bare: await serve("bare", await place("bare")),
    };
    for (const work of works) rows.push(...(await compare(database, work, servers)));
    for (const { process } of Object.values(servers)) {
      const end = once(process, "exit");
      process.kill("SIGTERM");
      await end;
    }
  }
  console.log(
    `${connections} connections, 100 tokens of 20 keys, ${seconds} s each; medians of ${rounds} rounds, taken in turns, and of the ratios within each; p50 and p99 in ms.\n`,
  );
  console.log(table(rows));
} finally {
  sender.disconnect();
  await postgresql.remove();
  await rm(folder, { recursive: true });
}

interface Server extends Served {
  readonly process: ChildProcess;
}

async function serve(side: Side, address: string): Promise<Server> {
  const process = child("serve", [side, address]);
  const [served] = (await once(process, "message")) as [Served];
  return { ...served, process };
}

/** Starts a child process, whose log is written but discarded. */
function child(name: string, args: readonly string[]): ChildProcess {
  return fork(new URL(`support/${name}.ts`, import.meta.url), [...args], {
    execArgv: ["-C", "@error-contract/source"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

async function compare(
  database: string,
  { name, target, status, sides }: Work,
  servers: Readonly<Record<Side, Server>>,
): Promise<readonly string[][]> {
  const measured = { on: [] as Answered[], off: [] as Answered[], bare: [] as Answered[] };
  const all = [...(Object.keys(sides) as Exclude<Side, "bare">[]), "bare"] as const;
  const texts = new Set(await Promise.all(all.map((side) => textOf(servers[side], target, status))));
  if (texts.size !== 1) throw new Error(`The servers answer differently:\n${[...texts].join("\n")}`);
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const side of round % 2 === 0 ? all : all.toReversed()) {
      const before = await writtenBy(servers[side], side);
      const answered = await send(servers[side], target);
      const count = answered.statuses[status] ?? 0;
      if (answered.failed > 0 || Object.keys(answered.statuses).length !== 1 || count === 0) {
        throw new Error(`${name}, ${side}: not every answer is a ${status}: ${JSON.stringify(answered)}`);
      }
      const written = (await writtenBy(servers[side], side)) - before;
      if (side === "on" && status === 400 && written < count) {
        throw new Error(`${database}: ${count} were refused, but the error log has ${written} entries more.`);
      }
      if (round >= 0) measured[side].push(answered);
    }
  }
  const of = (side: Side, figure: "rate" | "p50" | "p99") => median(measured[side].map((answered) => answered[figure]));
  // Compared within a round, because other load on the machine changes from round to round.
  const besideBare = (side: Side, figure: "rate" | "p99") =>
    median(measured[side].map((answered, round) => answered[figure] / (measured.bare[round]?.[figure] ?? Number.NaN)));
  return all.flatMap((side) => {
    if (side === "bare") return [];
    const wanted = sides[side] ?? 0;
    const ratio = besideBare(side, "rate");
    const wait = besideBare(side, "p99");
    if (ratio < wanted || wait > slowest) process.exitCode = 1;
    return [
      [
        `${name}, ${database}, log ${side}`,
        of(side, "rate").toFixed(0),
        of("bare", "rate").toFixed(0),
        ratio.toFixed(2),
        wanted.toFixed(1),
        of(side, "p50").toFixed(0),
        of(side, "p99").toFixed(0),
        of("bare", "p99").toFixed(0),
        wait.toFixed(2),
      ],
    ];
  });
}

/** How many entries a server has written to its error log. */
async function writtenBy({ metricsUrl }: Served, side: Side): Promise<number> {
  if (side !== "on") return 0;
  const metrics = await (await fetch(metricsUrl)).text();
  const [, count] = /^error_log_written_total (\d+)/m.exec(metrics) ?? [];
  if (count === undefined) throw new Error(`${metricsUrl} does not tell what was written:\n${metrics}`);
  return Number(count);
}

async function textOf(
  { url, authorizations: [authorization = ""] }: Served,
  target: string,
  status: number,
): Promise<string> {
  const response = await fetch(url + target, { headers: { authorization, "x-request-id": "compared" } });
  if (response.status !== status) throw new Error(`${target} answers ${response.status}: ${await response.text()}`);
  return await response.text();
}

async function send({ url, authorizations }: Served, target: string): Promise<Answered> {
  sender.send({ url: url + target, authorizations, connections, duration: seconds } satisfies Load);
  const [answered] = (await once(sender, "message")) as [Answered];
  return answered;
}
