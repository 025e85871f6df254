import type { EnvelopeReading } from "@error-contract/contract";
import { counted } from "../text/counted.ts";
import type { Counts } from "./report.ts";
import type { Score } from "./score.ts";

/** What the verdict is based on. */
export interface Grounds {
  readonly counts: Counts;
  readonly score: Score;
  readonly envelopes: readonly EnvelopeReading[];
  /** How many faults are contradictions. */
  readonly contradictions: number;
}

/**
 * Says in one sentence how the errors of an API are described.
 *
 * @param grounds - what was found
 * @returns the sentence
 */
export function verdictOf({ counts, score, envelopes, contradictions }: Grounds): string {
  const { operations, documented, codes } = counts;
  if (operations === 0) return "The document has no operation, so there is nothing to report on.";
  if (documented === 0 && operations === 1) return "The one operation does not say how it can fail.";
  if (documented === 0) return `None of the ${counted(operations, "operation")} says how it can fail.`;
  const who =
    documented === operations
      ? operations === 1
        ? "The one operation says how it can fail"
        : `${operations === 2 ? "Both" : `All ${operations.toLocaleString("en-US")}`} operations say how they can fail`
      : `${documented.toLocaleString("en-US")} of ${counted(operations, "operation")} ${documented === 1 ? "says how it" : "say how they"} can fail`;
  const body = bodies(envelopes);
  const names = codes === 0 ? "without codes that a program can tell apart" : `with ${counted(codes, "code")}`;
  const but = contradictions > 0 ? `, but the document contradicts itself in ${counted(contradictions, "place")}` : "";
  const lack = score.points < 50 ? "; most of what a client should expect is missing" : "";
  return `${who}, ${body}, ${names}${but}${but === "" ? lack : ""}.`;
}

function bodies(envelopes: readonly EnvelopeReading[]): string {
  const own = envelopes.filter(({ excused, uses }) => !excused && uses > 0);
  const [prescribed, ...others] = envelopes.filter(({ excused, uses }) => excused && uses > 0);
  if (own.length === 0 && prescribed) {
    return others.length === 0 ? `with ${prescribed.name} as the only body` : "in bodies that standards prescribe";
  }
  if (own.length === 0) return "without a body that says why";
  if (own.length === 1) return "in one envelope";
  return `in ${own.length} envelopes`;
}
