import type { Kind } from "@error-contract/ruleset";

/** The kinds of findings, in the order in which they are shown, with what stands above each. */
export const titles: readonly (readonly [kind: Kind, title: string])[] = [
  ["contradiction", "Contradictions"],
  ["gap", "Gaps"],
  ["style", "Style"],
];
