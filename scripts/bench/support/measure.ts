import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { execa } from "execa";
import { root } from "../../pipeline/repository.ts";

/** What one run of a command has used. */
export interface Measures {
  readonly wall: number;
  /** Milliseconds of user and system time, of all threads. Other programs on the machine disturb it less than `wall`. */
  readonly cpu: number;
  readonly megabytes: number;
  /** What it printed, or why it failed. */
  readonly output: string;
  readonly failed: boolean;
}

const SLOWEST = 180_000;

/**
 * Runs a Node command line of the workspace and measures it.
 *
 * @param command the command and its arguments
 * @param cwd the folder to run it in
 * @returns what it used, in milliseconds and megabytes
 */
export async function measure(command: readonly [string, ...string[]], cwd: string): Promise<Measures> {
  const file = join(tmpdir(), `bench-${process.pid}.json`);
  const hook = pathToFileURL(join(import.meta.dirname, "measured-process.ts")).href;
  const [tool, ...args] = command;
  const begin = performance.now();
  const { all, timedOut, exitCode } = await execa(tool, args, {
    cwd,
    all: true,
    reject: false,
    timeout: SLOWEST,
    preferLocal: true,
    localDir: root,
    maxBuffer: 200_000_000,
    env: { NODE_OPTIONS: `--import ${hook}`, BENCH_MEASURES: file },
  });
  const wall = performance.now() - begin;
  const used = JSON.parse(await readFile(file, "utf8").catch(() => "{}"));
  await rm(file, { force: true });
  // Spectral: 0 without an error, 1 with errors found, 2 when it could not do its work.
  const failed = timedOut || exitCode === undefined || exitCode > 1;
  return { wall, cpu: used.cpu ?? Number.NaN, megabytes: used.megabytes ?? Number.NaN, output: all, failed };
}
