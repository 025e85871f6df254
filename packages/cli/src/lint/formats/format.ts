import type { Style } from "../../command-line/terminal.ts";
import type { LintResult } from "../finding.ts";

/** A result, written in a format. */
export interface Formatted {
  readonly text: string;
  /** A sentence for standard error that says what had to be left out. */
  readonly cut?: string;
}

/** Writes a result. */
export type Format = (result: LintResult, style: Style) => Formatted;
