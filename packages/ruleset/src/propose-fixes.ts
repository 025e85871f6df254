import type { Operation, Resolve } from "@error-contract/contract";
import type { Fix, Mend, MendContext } from "./rule/edit.ts";
import type { Fault } from "./rule/fault.ts";
import { type PresetName, presets } from "./rule/preset.ts";
import { kinds } from "./rule/rule.ts";
import { readSubject } from "./rule/subject.ts";
import { rules } from "./rules/index.ts";
import { groupBy } from "./rules/support/group.ts";
import { operationFinder } from "./rules/support/mend/find-operations.ts";
import { statusRank } from "./rules/support/status-rank.ts";
import { violationsOf } from "./violations.ts";

/** What is to be mended. */
export interface ProposeOptions {
  /**
   * What is expected.
   *
   * @default "recommended"
   */
  readonly preset?: PresetName;
  /**
   * Finds what a `$ref` names.
   *
   * @default finds what is in the document itself, and no other file
   */
  readonly resolve?: Resolve;
  /**
   * The address of the entry document, in the terms of `resolve`: new references to it begin with it.
   *
   * @default "" - the document that a reference is written in
   */
  readonly entry?: string;
  /**
   * Which faults get a fix; each comes with the operation that it belongs to, if it is a single one.
   *
   * @default all
   */
  readonly wanted?: (fault: Fault, operation: Operation | undefined) => boolean;
  /**
   * Rules that were asked for by name. Some fixes that only change style are proposed only then.
   *
   * @default []
   */
  readonly requested?: readonly string[];
}

/** A fault that must be mended by hand. */
export interface Unfixed {
  readonly fault: Fault;
  readonly reason: string;
}

/** What can be done about the faults of a document. */
export interface Proposal {
  /** By status, so that responses that are added stand in order. */
  readonly fixes: readonly Fix[];
  readonly unfixed: readonly Unfixed[];
}

/**
 * Proposes a fix for each fault of a document whose remedy is mechanical. It is pure: nothing is changed.
 *
 * @param document - the parsed document, its `$ref`s not replaced
 * @param options - the preset, how references are found, and which faults are to be mended
 * @returns the fixes, and the faults that must be mended by hand, with the reason
 * @example
 * const { fixes } = proposeFixes(document);
 * for (const { rule, reason, edits } of fixes) console.log(rule, reason, edits);
 */
export function proposeFixes(document: unknown, options: ProposeOptions = {}): Proposal {
  const { preset = "recommended", resolve, entry = "", wanted = () => true, requested = [] } = options;
  const subject = readSubject(document, presets[preset], resolve);
  const faults = subject.contract.version === undefined ? [] : faultsOf(subject);
  const context: MendContext = {
    entry,
    requested: (rule) => requested.includes(rule),
    faultsOf: faultFinder(faults),
  };
  const menders = new Map(rules.map((rule) => [rule.id, rule.fix?.(subject, context)]));
  const operationOf = operationFinder(subject);
  const fixes: Fix[] = [];
  const unfixed: Unfixed[] = [];
  for (const fault of faults) {
    if (!wanted(fault, operationOf(fault))) continue;
    const mend: Mend = menders.get(fault.rule)?.(fault) ?? {
      kind: "by-hand",
      reason: "This rule has no automatic fix.",
    };
    if (mend.kind === "by-hand") unfixed.push({ fault, reason: mend.reason });
    else fixes.push({ rule: fault.rule, fault, reason: mend.reason, edits: mend.edits });
  }
  return { fixes: fixes.sort((a, b) => rank(a) - rank(b)), unfixed };
}

/** What is replaced comes first, so that nothing is added to it; additions follow by status. The last edit is the fault's own. */
function rank({ edits, fault }: Fix): number {
  return edits.at(-1)?.kind === "add" ? statusRank(fault.status) : 0;
}

/** Each fault once; what is missing before what is a matter of style, since copies become references to a response that is added. */
function faultsOf(subject: ReturnType<typeof readSubject>): readonly Fault[] {
  const faults = new Map<string, Fault>();
  for (const rule of [...rules].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))) {
    for (const violation of violationsOf(rule, subject)) {
      for (const fault of violation.faults) faults.set(`${fault.rule} ${fault.status} ${fault.operation}`, fault);
    }
  }
  return [...faults.values()];
}

function faultFinder(faults: readonly Fault[]): MendContext["faultsOf"] {
  const id = (operation: string, status: string): string => `${status} ${operation}`;
  const byPlace = groupBy(faults, ({ operation, status }) => id(operation, status));
  return (operation, status) => byPlace.get(id(operation, status)) ?? [];
}
