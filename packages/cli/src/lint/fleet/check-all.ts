import type { Terminal } from "../../command-line/terminal.ts";
import { counted } from "../../text/counted.ts";
import type { Candidate } from "./candidate.ts";
import { checkCandidate, type FileSettings } from "./check-candidate.ts";
import { checkInWorkers } from "./check-in-workers.ts";
import type { Checked } from "./checked.ts";
import { workerCount } from "./worker-count.ts";

/**
 * Checks files, in several threads where that pays.
 *
 * @param candidates - the files
 * @param settings - how to check, and in how many threads; @default as many as pay
 * @param terminal - where they are, and where progress is shown
 * @returns what came of each, in their order
 */
export async function checkAll(
  candidates: readonly Candidate[],
  { workers, ...settings }: FileSettings & { readonly workers: number | undefined },
  terminal: Terminal,
): Promise<readonly Checked[]> {
  const count = Math.min(workers ?? workerCount(candidates), candidates.length);
  const { preset, severities, norm } = settings;
  const plainSettings = { preset, severities, norm };
  let done = 0;
  const onChecked = (): void => {
    done++;
    if (candidates.length > 1) terminal.progress.show(`Checked ${done} of ${counted(candidates.length, "file")}`);
  };
  if (count > 1) {
    return checkInWorkers(candidates, count, { cwd: terminal.cwd, settings: plainSettings, onChecked });
  }
  const results: Checked[] = [];
  for (const candidate of candidates) {
    results.push(await checkCandidate(candidate, plainSettings, terminal));
    onChecked();
  }
  return results;
}
