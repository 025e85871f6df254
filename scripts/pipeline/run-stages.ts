import { relative } from "node:path";
import { type Stage, StageFailure } from "./stage.ts";

/** How one stage went. Milliseconds of wall time from its own start. */
export interface StageReport {
  readonly stage: Stage;
  readonly milliseconds: number;
  readonly notice: string | undefined;
}

interface Options {
  readonly signal: AbortSignal;
  readonly onChange?: (running: readonly string[]) => void;
}

/**
 * Runs stages, each as soon as all that it needs are done, side by side where nothing orders them.
 *
 * @param stages In the order in which they are reported; a stage is named in `needs` only by stages of this list.
 * @param tree The folder they work in.
 * @returns One report per stage, in the given order.
 * @throws StageFailure of the first stage that fails, named in its message; the others are stopped first.
 * @example
 * const reports = await runStages(buildStages, tree, { signal: AbortSignal.timeout(60_000) });
 */
export async function runStages(
  stages: readonly Stage[],
  tree: string,
  { signal, onChange }: Options,
): Promise<StageReport[]> {
  const failing = new AbortController();
  const stop = AbortSignal.any([signal, failing.signal]);
  const running = new Set<string>();
  const started = new Map<string, Promise<StageReport>>();

  const start = (stage: Stage): Promise<StageReport> => {
    const known = started.get(stage.name);
    if (known) return known;
    const report = run(stage);
    started.set(stage.name, report);
    return report;
  };

  const run = async (stage: Stage): Promise<StageReport> => {
    await Promise.all(stages.filter(({ name }) => stage.needs.includes(name)).map(start));
    stop.throwIfAborted();
    const begin = performance.now();
    running.add(stage.name);
    onChange?.([...running]);
    try {
      const notice = await stage.run(tree, stop);
      return { stage, milliseconds: performance.now() - begin, notice: notice && inRepository(notice, tree) };
    } catch (error) {
      failing.abort(named(stage, error, tree));
      throw error;
    } finally {
      running.delete(stage.name);
      onChange?.([...running]);
    }
  };

  const outcomes = await Promise.allSettled(stages.map(start));
  stop.throwIfAborted();
  return outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
}

function named(stage: Stage, error: unknown, tree: string): unknown {
  return error instanceof StageFailure
    ? new StageFailure(`${stage.name} failed\n\n${inRepository(error.message, tree)}`, { cause: error })
    : error;
}

/** A tool tells places in the tree it worked in; the user knows them relative to the repository. */
function inRepository(text: string, tree: string): string {
  return text.replaceAll(`${tree}/`, "").replaceAll(`${relative(process.cwd(), tree)}/`, "");
}

/** The named stages and everything they need, in the given order. */
export function only(stages: readonly Stage[], ...names: readonly string[]): Stage[] {
  const wanted = new Set<string>();
  const want = (name: string): void => {
    wanted.add(name);
    for (const stage of stages) if (stage.name === name) stage.needs.forEach(want);
  };
  names.forEach(want);
  return stages.filter(({ name }) => wanted.has(name));
}
