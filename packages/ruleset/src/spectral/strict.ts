import { type SpectralRuleset, spectralRuleset } from "./ruleset.ts";

/**
 * The preset `strict` for Spectral: a document that declares its contract; every finding is an error.
 *
 * @example
 * // .spectral.yaml
 * // extends: ["@error-contract/ruleset/strict"]
 */
const ruleset: SpectralRuleset = spectralRuleset("strict");
export default ruleset;
