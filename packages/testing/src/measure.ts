import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { execa } from "execa";
import { root } from "./root.ts";

/** The resources that one run of a command used. */
export interface Measures {
  readonly wall: number;
  /** User and system time of all threads, in milliseconds. Other processes affect it less than `wall`. */
  readonly cpu: number;
  readonly megabytes: number;
  readonly end: "done" | "crashed" | "stopped";
}

/** The time limit of a run, in milliseconds. */
const SLOWEST = 180_000;

/**
 * Runs a Node command of the workspace and measures its resource usage.
 *
 * @param command - the command and its arguments
 * @param cwd - the folder to run it in
 * @returns the resources that it used, in milliseconds and megabytes
 */
export async function measure(command: readonly [string, ...string[]], cwd: string): Promise<Measures> {
  const file = join(tmpdir(), `bench-${process.pid}.json`);
  const hook = pathToFileURL(join(import.meta.dirname, "measured-process.ts")).href;
  const [tool, ...args] = command;
  const begin = performance.now();
  const { timedOut, exitCode } = await execa(tool, args, {
    cwd,
    reject: false,
    timeout: SLOWEST,
    preferLocal: true,
    localDir: root,
    stdio: "ignore",
    env: { NODE_OPTIONS: `--import ${hook}`, BENCH_MEASURES: file },
  });
  const wall = performance.now() - begin;
  const used = JSON.parse(await readFile(file, "utf8").catch(() => "{}"));
  await rm(file, { force: true });
  // A linter exits with 0 if there are no errors and with 1 if there are.
  const end = timedOut ? "stopped" : exitCode !== undefined && exitCode <= 1 ? "done" : "crashed";
  return { wall, cpu: used.cpu ?? Number.NaN, megabytes: used.megabytes ?? Number.NaN, end };
}
