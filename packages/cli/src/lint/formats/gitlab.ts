import type { Severity } from "@error-contract/ruleset";
import { eachFault } from "./each-fault.ts";
import type { Format } from "./format.ts";

const severities: Readonly<Record<Severity, string>> = { error: "major", warn: "minor", info: "info" };

/** GitLab's code quality report. */
export const gitlab: Format = (result) => {
  const issues = eachFault(result).map(({ finding: { rule, severity, file, line }, message, fingerprint }) => ({
    description: message,
    check_name: rule,
    fingerprint,
    severity: severities[severity],
    location: { path: file, lines: { begin: line } },
  }));
  return { text: `${JSON.stringify(issues, null, 2)}\n` };
};
