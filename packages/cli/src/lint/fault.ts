import type { Finding as RulesetFinding } from "@error-contract/ruleset";

// Until the ruleset's own findings have them: then this file goes.
export type Kind = "contradiction" | "gap" | "style";
export interface Fault {
  readonly rule: string;
  readonly operation: string;
  readonly status: string;
}
export type Finding = RulesetFinding & { readonly kind: Kind; readonly faults: readonly Fault[] };

/** @returns the finding, with one fault for its place */
export function withFaults(finding: RulesetFinding): Finding {
  const { rule, file, pointer } = finding;
  return { kind: "gap", faults: [{ rule, operation: `${file}${pointer}`, status: "*" }], ...finding };
}
