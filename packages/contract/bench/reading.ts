/**
 * Compares the cost of reading GitHub's document with the first model, which knew no foreign codes, and shows how it grows with
 * the document.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPeers, median, root, table } from "@error-contract/testing";
import { execa } from "execa";

/** The last commit whose model read fixed fields of a single envelope. */
const FIRST_MODEL = "4cead62";

const ROUNDS = 7;
const MOST_TIME = 1.3;
const MOST_MEMORY = 1.5;

interface Cost {
  /** CPU time of one warm reading in milliseconds, on all threads, garbage collection included. */
  readonly errors: number;
  /** The same, with everything that is read lazily: parameters and request bodies. */
  readonly all: number;
  /** Bytes of heap that the model holds. */
  readonly heap: number;
  readonly operations: number;
}

type Figure = "errors" | "all" | "heap";

const home = await installPeers({ "@octokit/openapi": "23.0.2" });
const github = join(home, "node_modules/@octokit/openapi/generated/api.github.com.json");
const old = await mkdtemp(join(tmpdir(), "contract-"));
try {
  const { stdout: archive } = await execa("git", ["archive", FIRST_MODEL, "packages/contract/src"], {
    cwd: root,
    encoding: "buffer",
  });
  await execa("tar", ["-x", "-C", old], { input: archive });
  const builds = {
    before: join(old, "packages/contract/src/index.ts"),
    now: join(root, "packages/contract/src/index.ts"),
  };

  console.log(await compare(builds));
  console.log(`\n${await grow(builds.now)}`);
} finally {
  await rm(old, { recursive: true, force: true });
}

/** Runs each build in its own processes, alternating, so that other load on the machine affects both. */
async function compare(builds: { readonly before: string; readonly now: string }): Promise<string> {
  const before: Cost[] = [];
  const now: Cost[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    before.push(await read(builds.before, 1));
    now.push(await read(builds.now, 1));
  }
  const middle = (costs: readonly Cost[], figure: Figure) => median(costs.map((cost) => cost[figure]));
  const ratio = (figure: Figure) =>
    median(now.map((cost, round) => cost[figure] / (before[round]?.[figure] ?? Number.NaN)));
  return table([
    ["GitHub", `${FIRST_MODEL}`, "now", "ratio", "at most"],
    [
      "CPU, errors",
      ms(middle(before, "errors")),
      ms(middle(now, "errors")),
      ratio("errors").toFixed(2),
      MOST_TIME.toFixed(2),
    ],
    ["CPU, all", ms(middle(before, "all")), ms(middle(now, "all")), ratio("all").toFixed(2), MOST_TIME.toFixed(2)],
    ["heap", mb(middle(before, "heap")), mb(middle(now, "heap")), ratio("heap").toFixed(2), MOST_MEMORY.toFixed(2)],
  ]);
}

async function grow(build: string): Promise<string> {
  const rows: string[][] = [];
  for (const times of [1, 2, 4]) {
    const { all, operations } = await read(build, times);
    rows.push([`github x ${times}`, String(operations), ms(all), `${((all * 1000) / operations).toFixed(0)} µs`]);
  }
  return table([["document", "operations", "CPU", "per operation"], ...rows]);
}

async function read(build: string, times: number): Promise<Cost> {
  const script = join(import.meta.dirname, "support/read.ts");
  const args = ["--expose-gc", "-C", "@error-contract/source", script, build, github, String(times)];
  const { stdout } = await execa("node", args, { preferLocal: true, localDir: root });
  return JSON.parse(stdout);
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`;
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
