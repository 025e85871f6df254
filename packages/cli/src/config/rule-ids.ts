import { rules } from "@error-contract/ruleset";

/** The rules that compare documents with a fleet's norm. */
export const fleetRules = { envelope: "fleet-envelope", code: "fleet-code" } as const;

/** Every rule whose severity can be set: those of the ruleset, and those that compare documents with a fleet's norm. */
export const ruleIds: readonly string[] = [...rules.map(({ id }) => id), ...Object.values(fleetRules)];
