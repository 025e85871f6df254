export type { Finding } from "./finding.ts";
export { type LintOptions, lint } from "./lint.ts";
