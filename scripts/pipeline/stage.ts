/** One step of a build. It writes only inside the tree that it is given. */
export interface Stage {
  readonly name: string;
  /** The files and folders it reads, relative to the tree's root. It depends on the stages that produce them. */
  readonly reads: readonly string[];
  /**
   * The files and folders it writes. A stage that writes nothing is a check, and always runs; others are skipped if their inputs
   * are unchanged.
   */
  readonly produces: readonly string[];
  /**
   * @param tree - absolute path of the tree to work in
   * @param signal - aborts when another stage fails or the user interrupts
   * @returns a notice to show although the stage passed, such as a linter's warnings
   * @throws {StageFailure} if the input is at fault
   */
  run(tree: string, signal: AbortSignal): Promise<string | undefined>;
}

/** The input of a stage is at fault; `message` is the failing tool's own output, including file and line. */
export class StageFailure extends Error {
  override readonly name = "StageFailure";
}

/**
 * Returns the stages that a stage depends on: those that produce something it reads.
 *
 * @param stage - the dependent stage
 * @param stages - all stages of the build
 * @returns the others, in the given order
 */
export function needsOf(stage: Stage, stages: readonly Stage[]): Stage[] {
  const reads = (path: string) => stage.reads.some((read) => isWithin(path, read) || isWithin(read, path));
  return stages.filter((other) => other !== stage && other.produces.some(reads));
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
