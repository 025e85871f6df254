import { rules } from "@error-contract/ruleset";

/** Every rule whose severity can be set: those of the ruleset, and those that compare documents with a fleet's norm. */
export const ruleIds: readonly string[] = [...rules.map(({ id }) => id), "fleet-envelope", "fleet-code"];
