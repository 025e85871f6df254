import type { LocatedFinding, Summary } from "./finding.ts";

/**
 * Counts findings and faults.
 *
 * @param findings - the findings that are shown
 * @param rest - the number of documents, and how many faults a baseline knows
 * @returns the counts
 */
export function summarize(
  findings: readonly LocatedFinding[],
  rest: Pick<Summary, "documents" | "skipped" | "known" | "mended">,
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

/** How much there is to fix in one document. */
export interface DocumentCount {
  readonly document: string;
  readonly findings: number;
  readonly faults: number;
  /** Findings of severity `error`. */
  readonly errors: number;
}

/**
 * Counts the findings and faults in each document that has any.
 *
 * @param findings - the findings that are shown
 * @returns the counts, sorted by the number of errors and then of faults, highest first
 */
export function countByDocument(findings: readonly LocatedFinding[]): readonly DocumentCount[] {
  const counts = new Map<string, DocumentCount>();
  for (const { document, severity, faults } of findings) {
    const before = counts.get(document) ?? { document, findings: 0, faults: 0, errors: 0 };
    counts.set(document, {
      document,
      findings: before.findings + 1,
      faults: before.faults + faults.length,
      errors: before.errors + (severity === "error" ? 1 : 0),
    });
  }
  return [...counts.values()].sort((a, b) => b.errors - a.errors || b.faults - a.faults);
}
