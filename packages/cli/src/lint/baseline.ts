import type { Fault } from "@error-contract/ruleset";
import type { KnownFault, LocatedFinding } from "./finding.ts";

/** Known faults, which are not reported again. */
export interface Baseline {
  readonly faults: readonly KnownFault[];
}

/** Findings, split by a baseline. */
export interface Parted {
  /** The findings with new faults, each with only those. */
  readonly findings: readonly LocatedFinding[];
  /** How many faults are known. */
  readonly known: number;
  /** The known faults that no longer occur. */
  readonly mended: readonly KnownFault[];
}

/**
 * Splits findings into new ones and those that a baseline knows. Parts that could not be checked are always new.
 *
 * @param findings - all findings
 * @param baseline - the known faults; one without a document is known in all documents
 * @param documents - the documents that were checked; faults in others are ignored. @default all
 * @param unread - those of them that could not be checked in full; none of their faults counts as fixed. @default none
 * @returns the new findings, and what the baseline knows of the rest
 */
export function part(
  findings: readonly LocatedFinding[],
  { faults }: Baseline,
  documents?: ReadonlySet<string>,
  unread: ReadonlySet<string> = new Set(),
): Parted {
  const known = new Map(faults.map((fault) => [keyOf(fault, fault.document), fault]));
  const met = new Set<string>();
  const shown = findings.flatMap((finding) => {
    const fresh = finding.faults.filter((fault) => {
      const key = [keyOf(fault), keyOf(fault, finding.document)].find((each) => known.has(each));
      if (key !== undefined) met.add(key);
      return key === undefined;
    });
    return fresh.length === 0 ? [] : [{ ...finding, faults: fresh, known: finding.faults.length - fresh.length }];
  });
  const mended = [...known].flatMap(([key, fault]) => (met.has(key) || !isChecked(fault) ? [] : [fault]));
  return { findings: shown, known: met.size, mended };

  function isChecked({ document }: KnownFault): boolean {
    if (document === undefined) return unread.size === 0;
    return !unread.has(document) && (documents === undefined || documents.has(document));
  }
}

/** The key of a fault, which is the same however many findings report it. */
export function keyOf({ rule, operation, status }: Fault, document?: string): string {
  return JSON.stringify(document === undefined ? [rule, operation, status] : [rule, operation, status, document]);
}
