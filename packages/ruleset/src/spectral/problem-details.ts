import { type SpectralRuleset, spectralRuleset } from "./ruleset.ts";

const ruleset: SpectralRuleset = spectralRuleset("problem-details");
export default ruleset;
