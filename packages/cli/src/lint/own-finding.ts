import type { LocatedFinding } from "./finding.ts";

/** What tells one finding of the command from another. */
export type OwnFinding = Pick<
  LocatedFinding,
  "rule" | "message" | "document" | "file" | "line" | "column" | "pointer" | "excerpt" | "documentationUrl"
> & {
  /** What the fault is of, where a rule would name an operation: it tells equal faults apart in a baseline. */
  readonly subject: string;
};

/**
 * A finding of the command itself, not of a rule: it has one fault, and counts as an error unless its severity is set.
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
