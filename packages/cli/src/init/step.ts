/** A step of `init`, which may be declined. */
export interface Step {
  /** What it does, as a question before `[Y/n]`: `Write x-error-contract into openapi.yaml?` */
  readonly question: string;
  /** Whether `--yes` and Enter mean yes. */
  readonly wanted: boolean;
  /** Runs the step, and returns a sentence that says what it did. */
  readonly run: () => Promise<string> | string;
}
