import { type SpectralRuleset, spectralRuleset } from "./ruleset.ts";

/**
 * The preset `problem-details` for Spectral: errors are problem details (RFC 9457).
 *
 * @example
 * // .spectral.yaml
 * // extends: ["@error-contract/ruleset/problem-details"]
 */
const ruleset: SpectralRuleset = spectralRuleset("problem-details");
export default ruleset;
