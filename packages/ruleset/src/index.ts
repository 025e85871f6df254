export type { AddEdit, Edit, Fix, MendedFault, MoveEdit, RemoveEdit, RenameEdit, ReplaceEdit, Site } from "./edit.ts";
export type { Finding } from "./finding.ts";
export { type LintOptions, lint } from "./lint.ts";
export type { PresetName } from "./preset.ts";
export type { Severity } from "./rule.ts";
export { rules } from "./rules/index.ts";
export { default } from "./spectral/recommended.ts";
export type { SpectralRule, SpectralRuleset } from "./spectral/ruleset.ts";
