/**
 * One thing that stops a generation: where it is, and what is wrong there.
 *
 * @example
 * const problem: Problem = { where: "openapi.yaml:5:10", message: "Expected type `Operation` (object) but got `string`" };
 */
export interface Problem {
  /** The file, with line and column where they are known: `openapi.yaml:12:3`; otherwise a JSON pointer. */
  readonly where: string;
  /** What is wrong, in one sentence, with the remedy where there is one. */
  readonly message: string;
}

/**
 * A document from which nothing can be generated. Nothing has been written when it is thrown.
 *
 * @example
 * try {
 *   await generate({ document: "openapi.yaml", outDir: "src/generated" });
 * } catch (error) {
 *   if (error instanceof GenerateError) console.error(error.message);
 * }
 */
export class GenerateError extends Error {
  override readonly name = "GenerateError";
  /** Everything that was found, in the order of the document. */
  readonly problems: readonly Problem[];
  /** Whether the rest of the document can be generated from, with `lenient`. */
  readonly isMendable: boolean;

  /**
   * @param problems - what was found, at least one
   * @param isMendable - whether the rest of the document is sound
   */
  constructor(problems: readonly Problem[], isMendable = false) {
    super(problems.map(({ where, message }) => `${where}: ${message}`).join("\n"));
    this.problems = problems;
    this.isMendable = isMendable;
  }
}
