import type { LocatedFinding } from "../finding.ts";
import type { Candidate } from "./candidate.ts";
import type { CheckedInFleet } from "./checked.ts";

/**
 * Leaves out the documents that are parts of others: a file that another document takes its paths from is checked as part of
 * that one. Of documents that name each other, the first one stays.
 *
 * @param documents - the documents, in order; what is named itself stays, whatever refers to it
 * @returns the confirmed steps no part of another
 */
export function withoutParts(
  documents: readonly (CheckedInFleet & Pick<Candidate, "isNamed">)[],
): readonly CheckedInFleet[] {
  const parts = new Set<string>();
  for (const { address, parts: own } of documents) {
    if (parts.has(address)) continue;
    for (const part of own) if (part !== address) parts.add(part);
  }
  return documents.filter(({ isNamed, address }) => isNamed || !parts.has(address));
}

/**
 * Leaves out what several documents have in common: a fault in a file that they share is one finding.
 *
 * @param findings - the findings of all documents
 * @returns each once, as the first document has it
 */
export function withoutRepeats(findings: readonly LocatedFinding[]): readonly LocatedFinding[] {
  const met = new Set<string>();
  return findings.filter(({ rule, file, line, column, message, faults }) => {
    const key = JSON.stringify([rule, file, line, column, message, faults]);
    return !met.has(key) && met.add(key);
  });
}
