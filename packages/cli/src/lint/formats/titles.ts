import type { Kind } from "../fault.ts";

/** The kinds of findings, in the order in which they are shown, with what stands above each. */
export const titles: readonly (readonly [kind: Kind, title: string])[] = [
  ["contradiction", "Contradictions"],
  ["gap", "Gaps"],
  ["style", "Style"],
];
