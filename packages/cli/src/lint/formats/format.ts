import type { Style } from "../../command-line/terminal.ts";
import type { LintResult } from "../finding.ts";

/** A result, written for some reader. */
export interface Formatted {
  readonly text: string;
  /** What had to be left out, in a sentence, for standard error. */
  readonly cut?: string;
}

/** Writes a result. */
export type Format = (result: LintResult, style: Style) => Formatted;
