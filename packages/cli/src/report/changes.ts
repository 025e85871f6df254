import type { Fault } from "@error-contract/ruleset";
import { keyOf } from "../lint/baseline.ts";
import type { LocatedFinding } from "../lint/finding.ts";
import type { Changes, Report } from "./report.ts";

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
