import type { Severity } from "../rule/severity.ts";

/**
 * A severity as Redocly has it: it knows errors and warnings only.
 *
 * @param severity - the severity
 * @returns the nearest that Redocly knows
 */
export function redoclySeverity(severity: Severity): "error" | "warn" {
  return severity === "error" ? "error" : "warn";
}
