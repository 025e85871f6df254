/** The program of a thread that checks documents one after another, as they arrive. */
import { parentPort, workerData } from "node:worker_threads";
import { plain, type Sink, type Terminal } from "../../command-line/terminal.ts";
import type { Candidate } from "./candidate.ts";
import { checkCandidate, type FileSettings } from "./check-candidate.ts";

const { cwd, settings }: { readonly cwd: string; readonly settings: FileSettings } = workerData;
const silent: Sink = { write: () => {}, style: plain, isTerminal: false, columns: 80 };
const terminal: Terminal = {
  cwd,
  env: process.env,
  out: silent,
  err: silent,
  progress: { show: () => {}, clear: () => {} },
  in: process.stdin,
};

parentPort?.on("message", async (candidate: Candidate) => {
  parentPort?.postMessage(await checkCandidate(candidate, settings, terminal));
});
