import { type SpectralRuleset, spectralRuleset } from "./ruleset.ts";

/**
 * The preset `recommended` for Spectral: any document, held to its own norm.
 *
 * @example
 * // .spectral.yaml
 * // extends: ["@error-contract/ruleset"]
 */
const ruleset: SpectralRuleset = spectralRuleset("recommended");
export default ruleset;
