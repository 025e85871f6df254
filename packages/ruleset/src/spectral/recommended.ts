import { type SpectralRuleset, spectralRuleset } from "./ruleset.ts";

const ruleset: SpectralRuleset = spectralRuleset("recommended");
export default ruleset;
