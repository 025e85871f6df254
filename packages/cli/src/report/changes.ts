import type { Fault } from "@error-contract/ruleset";
import { keyOf } from "../lint/baseline.ts";
import type { LocatedFinding } from "../lint/finding.ts";
import type { Report } from "./report.ts";

/** What is different from another version of the document. */
export interface Changes {
  /** The other version, as it was named. */
  readonly against: string;
  readonly score: { readonly before: number; readonly after: number };
  /** Faults that the other version did not have. */
  readonly added: readonly Fault[];
  /** Faults that only the other version had. */
  readonly mended: readonly Fault[];
  readonly codesAdded: readonly string[];
  readonly codesRemoved: readonly string[];
  /** Codes that come with other statuses than before. */
  readonly codesMoved: readonly MovedCode[];
}

/** A code that comes with other statuses than before. */
export interface MovedCode {
  readonly code: string;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** A version of a document. */
export interface Version {
  readonly report: Report;
  readonly findings: readonly LocatedFinding[];
}

/**
 * Compares two versions of a document.
 *
 * @param before - the earlier one
 * @param after - the later one
 * @returns what is different
 */
export function changesBetween(before: Version, after: Version): Changes {
  const old = faultsIn(before);
  const now = faultsIn(after);
  const oldCodes = statusesByCode(before.report);
  const newCodes = statusesByCode(after.report);
  return {
    against: before.report.document,
    score: { before: before.report.score.points, after: after.report.score.points },
    added: [...now].flatMap(([key, fault]) => (old.has(key) ? [] : [fault])),
    mended: [...old].flatMap(([key, fault]) => (now.has(key) ? [] : [fault])),
    codesAdded: [...newCodes.keys()].filter((code) => !oldCodes.has(code)),
    codesRemoved: [...oldCodes.keys()].filter((code) => !newCodes.has(code)),
    codesMoved: [...newCodes].flatMap(([code, statuses]) => {
      const known = oldCodes.get(code);
      return known && known.join() !== statuses.join() ? [{ code, before: known, after: statuses }] : [];
    }),
  };
}

function faultsIn({ findings }: Version): ReadonlyMap<string, Fault> {
  return new Map(findings.flatMap(({ faults }) => faults).map((fault) => [keyOf(fault), fault]));
}

/** One code may be in several envelopes. */
function statusesByCode({ codes }: Report): ReadonlyMap<string, readonly number[]> {
  const statuses = new Map<string, Set<number>>();
  for (const { code, statuses: own } of codes) {
    const known = statuses.get(String(code)) ?? new Set();
    statuses.set(String(code), known);
    for (const status of own) known.add(status);
  }
  return new Map([...statuses].map(([code, set]) => [code, [...set].sort((a, b) => a - b)]));
}
