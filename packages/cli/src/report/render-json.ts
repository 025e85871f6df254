import type { Report } from "./report.ts";

/**
 * Writes a report for programs.
 *
 * @param report - the report
 * @returns JSON
 */
export function renderJson({ contradictions, ...report }: Report): string {
  // Excerpts are for people; what a baseline knows does not apply.
  const kept = contradictions.map(({ excerpt: _, known: __, ...finding }) => finding);
  return `${JSON.stringify({ version: 1, ...report, contradictions: kept }, null, 2)}\n`;
}
