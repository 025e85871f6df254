/** How much a finding matters to a gate. */
export type Severity = "error" | "warn" | "info";
