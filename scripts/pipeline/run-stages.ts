import { join, relative } from "node:path";
import { remembered } from "./remembered.ts";
import { needsOf, type Stage, StageFailure } from "./stage.ts";

/** The outcome of one stage. Milliseconds of wall time from its own start. */
export interface StageReport {
  readonly stage: Stage;
  readonly milliseconds: number;
  readonly notice: string | undefined;
}

interface Options {
  readonly signal: AbortSignal;
  /** The folder that caches the last results. @default none: every stage runs */
  readonly memory?: string;
  readonly onChange?: (running: readonly string[]) => void;
}

/** Inputs of every stage, in addition to what it reads. */
const always = ["scripts/pipeline/build-stages.ts", "pnpm-lock.yaml"];

/**
 * Runs stages, each as soon as its dependencies are done; independent stages run in parallel.
 *
 * @param stages - in the order in which they are reported
 * @param tree - the folder to run them in
 * @returns one report per stage, in the given order
 * @throws {StageFailure} of the first stage that fails, named in its message; the others are stopped first
 * @example
 * const reports = await runStages(buildStages, tree, { signal: AbortSignal.timeout(60_000) });
 */
export async function runStages(
  stages: readonly Stage[],
  tree: string,
  { signal, memory, onChange }: Options,
): Promise<StageReport[]> {
  const failing = new AbortController();
  const stop = AbortSignal.any([signal, failing.signal]);
  const running = new Set<string>();
  const started = new Map<Stage, Promise<StageReport>>();

  const start = (stage: Stage): Promise<StageReport> => {
    const report = started.get(stage) ?? run(stage);
    started.set(stage, report);
    return report;
  };

  const run = async (stage: Stage): Promise<StageReport> => {
    await Promise.all(needsOf(stage, stages).map(start));
    stop.throwIfAborted();
    const begin = performance.now();
    running.add(stage.name);
    onChange?.([...running]);
    try {
      const notice = await runOrRemember(stage, tree, stop, memory);
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

async function runOrRemember(
  stage: Stage,
  tree: string,
  signal: AbortSignal,
  memory: string | undefined,
): Promise<string | undefined> {
  if (memory === undefined || stage.produces.length === 0) return stage.run(tree, signal);
  let notice: string | undefined;
  const inputs = [...stage.reads, ...always];
  const work = { tree, inputs, outputs: stage.produces, memory: join(memory, stage.name.replaceAll(" ", "-")) };
  await remembered(work, async () => {
    notice = await stage.run(tree, signal);
  });
  return notice;
}

function named(stage: Stage, error: unknown, tree: string): unknown {
  return error instanceof StageFailure
    ? new StageFailure(`${stage.name} failed\n\n${inRepository(error.message, tree)}`, { cause: error })
    : error;
}

/** A tool reports places in its tree; users expect them relative to the repository. */
function inRepository(text: string, tree: string): string {
  return text.replaceAll(`${tree}/`, "").replaceAll(`${relative(process.cwd(), tree)}/`, "");
}

/** Returns the stage of that name and all its dependencies, in the given order. */
export function upTo(name: string, stages: readonly Stage[]): Stage[] {
  const wanted = new Set<Stage>();
  const want = (stage: Stage): void => {
    wanted.add(stage);
    needsOf(stage, stages).forEach(want);
  };
  stages.filter((stage) => stage.name === name).forEach(want);
  return stages.filter((stage) => wanted.has(stage));
}
