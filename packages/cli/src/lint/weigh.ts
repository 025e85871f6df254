import type { Severity } from "@error-contract/ruleset";
import type { LintSettings } from "./settings.ts";

/**
 * Applies the configured severities to findings, and drops those of rules that are off.
 *
 * @param findings - the findings, each with the default severity of its rule
 * @param severities - the configured severities, by the rule's id
 * @returns the findings that remain
 */
export function weigh<F extends { readonly rule: string; readonly severity: Severity }>(
  findings: readonly F[],
  severities: LintSettings["severities"],
): readonly F[] {
  return findings.flatMap((finding) => {
    const severity = severities.get(finding.rule) ?? finding.severity;
    return severity === "off" ? [] : [{ ...finding, severity }];
  });
}
