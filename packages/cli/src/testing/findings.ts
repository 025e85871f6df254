import type { Fault } from "@error-contract/ruleset";
import type { LintResult, LocatedFinding } from "../lint/finding.ts";
import { summarize } from "../lint/summary.ts";

/**
 * Makes a finding, for tests of code that processes findings.
 *
 * @param parts - the differences from a warning of `error-404-declared` in `api.yaml`
 * @returns the finding
 */
export function findingOf(parts: Partial<LocatedFinding> = {}): LocatedFinding {
  const rule = parts.rule ?? "error-404-declared";
  return {
    rule,
    severity: "warn",
    kind: "gap",
    message: "GET /teas/{id} does not declare 404.",
    document: parts.file ?? "api.yaml",
    file: "api.yaml",
    line: 3,
    column: 5,
    pointer: "#/paths/~1teas~1{id}/get/responses",
    documentationUrl: `https://example.com/${rule}`,
    faults: [{ rule, operation: "GET /teas/{id}", status: "404" }],
    known: 0,
    excerpt: ["     3 | responses:", "       |     ^"],
    ...parts,
  };
}

/**
 * Makes faults of one rule.
 *
 * @param count - how many
 * @returns the faults, each of a different operation
 */
export function faultsOf(count: number): readonly Fault[] {
  return Array.from({ length: count }, (_, index) => ({
    rule: "error-404-declared",
    operation: `GET /teas/${index}`,
    status: "404",
  }));
}

/**
 * Makes a result.
 *
 * @param findings - its findings
 * @param mended - its fixed faults
 * @returns the result, with its summary
 */
export function resultOf(findings: readonly LocatedFinding[], mended: readonly Fault[] = []): LintResult {
  return {
    findings,
    mended,
    summary: summarize(findings, { documents: 1, skipped: 0, known: 0, mended: mended.length }),
  };
}
