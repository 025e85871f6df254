import type { LocatedFinding } from "../finding.ts";
import type { Candidate } from "./candidate.ts";
import type { CheckedInFleet } from "./checked.ts";

/**
 * Drops documents that are parts of others: a file that another document's path items refer to is checked as a part of
 * that document. If documents refer to each other, the first one stays.
 *
 * @param documents - the documents, in order; one that the command line names always stays
 * @returns the documents that are not parts of others
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
 * Drops repeated findings: a fault in a file that several documents share is reported once.
 *
 * @param findings - the findings of all documents
 * @returns each finding once, as the first document has it
 */
export function withoutRepeats(findings: readonly LocatedFinding[]): readonly LocatedFinding[] {
  const met = new Set<string>();
  return findings.filter(({ rule, file, line, column, message, faults }) => {
    const key = JSON.stringify([rule, file, line, column, message, faults]);
    return !met.has(key) && met.add(key);
  });
}
