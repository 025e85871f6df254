import type { LintResult } from "./finding.ts";
import type { FailOn } from "./settings.ts";

/**
 * Whether a result fails the command.
 *
 * @param result - the result; with a baseline, only of new faults
 * @param failOn - what fails the command
 * @returns true if it fails; findings of severity `info` never do that
 */
export function fails({ summary: { bySeverity } }: LintResult, failOn: FailOn): boolean {
  return bySeverity.error > 0 || (failOn !== "error" && bySeverity.warn > 0);
}
