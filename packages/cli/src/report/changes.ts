import type { Fault } from "@error-contract/ruleset";
import { diffDocuments } from "../diff/diff-documents.ts";
import type { OpenDocument } from "../document/open.ts";
import { keyOf } from "../lint/baseline.ts";
import type { LocatedFinding } from "../lint/finding.ts";
import type { Changes, Report } from "./report.ts";

/** A version of a document. */
export interface Version {
  readonly document: OpenDocument;
  readonly report: Report;
  readonly findings: readonly LocatedFinding[];
}

/**
 * Compares two versions of a document.
 *
 * @param before - the earlier one
 * @param after - the later one
 * @returns the differences
 */
export function changesBetween(before: Version, after: Version): Changes {
  const old = faultsIn(before);
  const now = faultsIn(after);
  // Compares as `error-contract diff` does, so that the two commands never disagree, whatever the preset of this one.
  const { events, bump } = diffDocuments(before.document, after.document, { policy: undefined, failOn: "none" });
  return {
    against: before.report.document,
    score: { before: before.report.score.points, after: after.report.score.points },
    added: [...now].flatMap(([key, fault]) => (old.has(key) ? [] : [fault])),
    mended: [...old].flatMap(([key, fault]) => (now.has(key) ? [] : [fault])),
    events,
    bump,
  };
}

function faultsIn({ findings }: Version): ReadonlyMap<string, Fault> {
  return new Map(findings.flatMap(({ faults }) => faults).map((fault) => [keyOf(fault), fault]));
}
