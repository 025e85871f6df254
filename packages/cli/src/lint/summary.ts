import type { LocatedFinding, Summary } from "./finding.ts";

/**
 * Counts what was found.
 *
 * @param findings - the findings that are shown
 * @param rest - how many documents there were, and what a baseline has kept back
 * @returns the counts
 */
export function summarize(
  findings: readonly LocatedFinding[],
  rest: Pick<Summary, "documents" | "known" | "mended">,
): Summary {
  const bySeverity = { error: 0, warn: 0, info: 0 };
  const byKind = { contradiction: 0, gap: 0, style: 0 };
  let faults = 0;
  for (const finding of findings) {
    bySeverity[finding.severity]++;
    byKind[finding.kind]++;
    faults += finding.faults.length;
  }
  return { ...rest, findings: findings.length, faults, bySeverity, byKind };
}

/**
 * Says a number with its noun.
 *
 * @param count - the number
 * @param noun - in the singular
 * @returns `1 fault`, `2 faults`
 */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
