import type { Finding } from "@error-contract/ruleset";

export type { Fault, Finding, Kind } from "@error-contract/ruleset";

/** @returns the finding, whose faults the rules themselves list */
export function withFaults(finding: Finding): Finding {
  return finding;
}
