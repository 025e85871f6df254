import type { Kind } from "@error-contract/ruleset";

/** The kinds of findings, in the order in which they are shown, each with its title. */
export const titles: readonly (readonly [kind: Kind, title: string])[] = [
  ["contradiction", "Contradictions"],
  ["gap", "Gaps"],
  ["style", "Style"],
];
