import type { Terminal } from "../../command-line/terminal.ts";
import { counted } from "../../text/counted.ts";
import { noCache, openCache } from "./cache.ts";
import type { Candidate } from "./candidate.ts";
import { checkCandidate, type FileSettings } from "./check-candidate.ts";
import { checkInWorkers } from "./check-in-workers.ts";
import type { Checked } from "./checked.ts";
import { workerCount } from "./worker-count.ts";

/**
 * Checks files, in several threads if that pays off.
 *
 * @param candidates - the files
 * @param settings - how to check, and in how many threads; @default as many as pay off
 * @param terminal - provides the working directory, and shows progress
 * @returns the result for each file, in the same order
 */
export async function checkAll(
  candidates: readonly Candidate[],
  { workers, ...settings }: FileSettings & { readonly workers: number | undefined },
  terminal: Terminal,
): Promise<readonly Checked[]> {
  const { preset, severities, norm, cache: folder } = settings;
  const plainSettings = { preset, severities, norm, cache: folder };
  const cache = folder === undefined ? noCache : openCache(folder, terminal.cwd, plainSettings);
  const results = new Map<Candidate, Checked>();
  const keep = (candidate: Candidate, checked: Checked): void => {
    results.set(candidate, checked);
    if (candidates.length > 1)
      terminal.progress.show(`Checked ${results.size} of ${counted(candidates.length, "file")}`);
  };

  for (const candidate of candidates) {
    const known = cache.get(candidate);
    if (known !== undefined) keep(candidate, known);
  }
  const rest = candidates.filter((candidate) => !results.has(candidate));
  const count = Math.min(workers ?? workerCount(rest), rest.length);
  const onChecked = (candidate: Candidate, checked: Checked): void => {
    cache.set(candidate, checked);
    keep(candidate, checked);
  };
  if (count > 1) await checkInWorkers(rest, count, { cwd: terminal.cwd, settings: plainSettings, onChecked });
  else for (const each of rest) onChecked(each, await checkCandidate(each, plainSettings, terminal));
  return candidates.flatMap((candidate) => results.get(candidate) ?? []);
}
