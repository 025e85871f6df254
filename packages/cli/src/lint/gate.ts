import type { LintResult } from "./finding.ts";
import type { FailOn } from "./settings.ts";

/**
 * Whether a result fails the command.
 *
 * @param result - the result; with a baseline, of new faults alone
 * @param failOn - what fails
 * @returns true for a failure; findings of severity `info` never are one
 */
export function fails({ summary: { bySeverity } }: LintResult, failOn: FailOn): boolean {
  return bySeverity.error > 0 || (failOn !== "error" && bySeverity.warn > 0);
}
