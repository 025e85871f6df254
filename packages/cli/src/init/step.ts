/** A step of `init`, which may be declined. */
export interface Step {
  /** What is done, as a question that `[Y/n]` follows: `Write x-error-contract into openapi.yaml?` */
  readonly question: string;
  /** The answer of `--yes`, and of Enter. */
  readonly wanted: boolean;
  /** Does it, and returns the sentence that says so. */
  readonly run: () => Promise<string> | string;
}
