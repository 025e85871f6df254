import { type SpectralRuleset, spectralRuleset } from "./ruleset.ts";

const ruleset: SpectralRuleset = spectralRuleset("strict");
export default ruleset;
