import { Worker } from "node:worker_threads";
import type { Candidate } from "./candidate.ts";
import type { FileSettings } from "./check-candidate.ts";
import type { Checked } from "./checked.ts";

/** Next to this file in the sources; above the chunks in the published package. */
const PROGRAM = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "../lint-worker.js", import.meta.url);

/**
 * Checks files in threads. Each thread takes the next file as soon as it has finished one. The largest files come
 * first, so that no thread is left alone with a large file at the end.
 *
 * @param candidates - the files
 * @param count - how many threads
 * @param options.cwd - the working directory
 * @param options.settings - how to check
 * @param options.onChecked - called with the result for each file
 */
export async function checkInWorkers(
  candidates: readonly Candidate[],
  count: number,
  {
    cwd,
    settings,
    onChecked,
  }: {
    readonly cwd: string;
    readonly settings: FileSettings;
    readonly onChecked: (candidate: Candidate, checked: Checked) => void;
  },
): Promise<void> {
  const waiting = [...candidates].sort((a, b) => b.bytes - a.bytes).values();
  const workers = Array.from({ length: count }, () => new Worker(PROGRAM, { workerData: { cwd, settings } }));
  try {
    await Promise.all(workers.map(run));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  function run(worker: Worker): Promise<void> {
    return new Promise((done, fail) => {
      let current: Candidate | undefined;
      const next = (): void => {
        current = waiting.next().value;
        if (current === undefined) done();
        else worker.postMessage(current);
      };
      worker.on("message", (checked: Checked) => {
        if (current !== undefined) onChecked(current, checked);
        next();
      });
      worker.once("error", fail);
      worker.once("exit", (code) =>
        fail(new Error(`A thread ended with ${code} while it checked ${current?.argument}.`)),
      );
      next();
    });
  }
}
