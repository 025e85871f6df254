import type { Severity } from "../rule/severity.ts";

/**
 * Converts a severity to Redocly's, which only has errors and warnings.
 *
 * @param severity - the severity
 * @returns the nearest one
 */
export function redoclySeverity(severity: Severity): "error" | "warn" {
  return severity === "error" ? "error" : "warn";
}
