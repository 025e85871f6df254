import type { LocatedFinding } from "./finding.ts";

/** A finding of the command, without the parts that are always the same. */
export type OwnFinding = Pick<
  LocatedFinding,
  "rule" | "message" | "document" | "file" | "line" | "column" | "pointer" | "excerpt" | "documentationUrl"
> & {
  /** What the fault is about, in place of an operation: it tells faults apart in a baseline. */
  readonly subject: string;
};

/**
 * Makes a finding of the command itself, not of a rule: it has one fault, and is an error unless its severity is set.
 *
 * @param found - what was found, and where
 * @returns the finding
 */
export function ownFinding({ rule, subject, ...found }: OwnFinding): LocatedFinding {
  return {
    ...found,
    rule,
    severity: "error",
    kind: "contradiction",
    faults: [{ rule, operation: subject, status: "*" }],
    known: 0,
  };
}
