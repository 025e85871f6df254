/** One step of a build. It reads what the stages in `needs` produce and writes only inside the tree it is given. */
export interface Stage {
  readonly name: string;
  readonly needs: readonly string[];
  /** Files and folders it writes, relative to the tree's root. Empty for a stage that only looks. */
  readonly produces: readonly string[];
  /**
   * @param tree Absolute path of the tree to work in.
   * @param signal Aborts when another stage fails or the user interrupts.
   * @returns Something the reader should see although the stage passed, such as a linter's warnings.
   * @throws StageFailure when the input is at fault.
   */
  run(tree: string, signal: AbortSignal): Promise<string | undefined>;
}

/** A stage that cannot go on; `message` is the failing tool's own words, file and line included. */
export class StageFailure extends Error {
  override readonly name = "StageFailure";
}
