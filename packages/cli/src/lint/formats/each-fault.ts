import { createHash } from "node:crypto";
import type { Fault } from "@error-contract/ruleset";
import { keyOf } from "../baseline.ts";
import type { LintResult, LocatedFinding } from "../finding.ts";

/** One fault, with the finding that reports it. */
export interface ShownFault {
  readonly finding: LocatedFinding;
  readonly fault: Fault;
  /** What is wrong; names the fault if the finding covers several. */
  readonly message: string;
  /**
   * Computed from rule, operation and status, so that it stays the same when lines move or the file is renamed. With
   * many documents, it depends on the document, too.
   */
  readonly fingerprint: string;
}

/**
 * Lists every fault separately, for services that track a fault from commit to commit.
 *
 * @param result - the findings
 * @returns their faults, each with a unique fingerprint
 */
export function eachFault({ findings, summary }: Pick<LintResult, "findings" | "summary">): readonly ShownFault[] {
  const met = new Map<string, number>();
  return findings.flatMap((finding) =>
    finding.faults.map((fault) => {
      const key = keyOf(fault, summary.documents > 1 ? finding.document : undefined);
      const before = met.get(key) ?? 0;
      met.set(key, before + 1);
      const fingerprint = createHash("sha256")
        .update(before === 0 ? key : `${key}${before}`)
        .digest("hex")
        .slice(0, 32);
      const message = finding.faults.length > 1 ? `${finding.message} (${describe(fault)})` : finding.message;
      return { finding, fault, message, fingerprint };
    }),
  );
}

/**
 * Describes where a fault is.
 *
 * @param fault - the fault
 * @returns `GET /pets 404`; without a status, the shared component
 */
export function describe({ operation, status }: Fault): string {
  return status === "*" ? operation : `${operation} ${status}`;
}
