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

/** Which faults to fix, and how. */
export interface ProposeOptions {
  /**
   * The set of expectations to check against.
   *
   * @default "recommended"
   */
  readonly preset?: PresetName;
  /**
   * Resolves a `$ref`.
   *
   * @default resolves references within the document, and none to other files
   */
  readonly resolve?: Resolve;
  /**
   * The path or URL of the entry document, in the form in which `resolve` names the other files. New references between
   * it and another file are relative paths, computed from both.
   *
   * @default "" - faults that need a reference between the entry document and another file are left to be fixed by hand
   */
  readonly entry?: string;
  /**
   * Which faults to fix, given the fault and its operation, if it belongs to a single one.
   *
   * @default all
   */
  readonly wanted?: (fault: Fault, operation: Operation | undefined) => boolean;
  /**
   * The ids of rules that were requested explicitly. Some fixes that only change style are not proposed otherwise.
   *
   * @default []
   */
  readonly requested?: readonly string[];
}

/** A fault that must be fixed by hand. */
export interface Unfixed {
  readonly fault: Fault;
  readonly reason: string;
}

/** The proposed fixes for a document, and the faults that have none. */
export interface Proposal {
  /** Replacements first, then additions by status, so that added responses are in order. */
  readonly fixes: readonly Fix[];
  readonly unfixed: readonly Unfixed[];
}

/**
 * Proposes a fix for each fault of a document that can be fixed mechanically. It is pure: it changes nothing.
 *
 * @param document - the parsed document, with its `$ref`s unresolved
 * @param options - the preset, how to resolve references, and which faults to fix
 * @returns the fixes, and the faults that must be fixed by hand, with the reason
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

/**
 * Replacements come first, so that nothing is added to what they replace; additions follow by status. The last edit is
 * the fault's own.
 */
function rank({ edits, fault }: Fix): number {
  return edits.at(-1)?.kind === "add" ? statusRank(fault.status) : 0;
}

/** Each fault once; gaps before style, because copies may become references to an added response. */
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
