/**
 * A problem that prevents generation: where it is, and what is wrong.
 *
 * @example
 * const problem: Problem = { where: "openapi.yaml:5:10", message: "Expected type `Operation` (object) but got `string`" };
 */
export interface Problem {
  /** The file, with line and column if known: `openapi.yaml:12:3`; otherwise a JSON pointer. */
  readonly where: string;
  /** What is wrong, in one sentence, with the remedy if there is one. */
  readonly message: string;
}

/**
 * Nothing can be generated: the document is invalid, or the folder has other files. Thrown before anything is written.
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
  /** Every problem, in the order of the document. */
  readonly problems: readonly Problem[];
  /** Whether `lenient` would generate from the rest of the document. */
  readonly isMendable: boolean;

  /**
   * @param problems - the problems, at least one
   * @param isMendable - whether the rest of the document is valid
   */
  constructor(problems: readonly Problem[], isMendable = false) {
    super(problems.map(({ where, message }) => `${where}: ${message}`).join("\n"));
    this.problems = problems;
    this.isMendable = isMendable;
  }
}
