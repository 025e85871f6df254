import type { Place } from "@error-contract/contract";
import type { Fault } from "./rule/fault.ts";
import type { FaultOf, Kind, Rule } from "./rule/rule.ts";
import type { Subject } from "./rule/subject.ts";

/** A violation with everything that a linter needs to report it. */
export interface Reported {
  readonly message: string;
  readonly place: Place;
  readonly kind: Kind;
  readonly faults: readonly Fault[];
}

/**
 * The violations of one rule. Two operations that are the same object in the source (a path item that two paths refer
 * to) yield one, with the faults of both; two different messages at one place remain two.
 *
 * @param rule - the rule
 * @param subject - the document
 * @returns the violations, in the document's order
 */
export function violationsOf(rule: Rule, subject: Subject): readonly Reported[] {
  const found = new Map<string, { readonly reported: Reported; readonly faults: Map<string, Fault> }>();
  for (const { message, place, kind = rule.kind, faults } of rule.check(subject)) {
    const id = identify(message, place, faults);
    const entry = found.get(id) ?? { reported: { message, place, kind, faults: [] }, faults: new Map() };
    found.set(id, entry);
    for (const { operation, status, rule: other = rule.id } of faults) {
      entry.faults.set(`${other} ${status} ${operation}`, { rule: other, operation, status });
    }
  }
  return [...found.values()].map(({ reported, faults }) => ({ ...reported, faults: [...faults.values()] }));
}

/** Identifies a place and a message, without the name of the operation. */
function identify(message: string, { base, keys }: Place, faults: readonly FaultOf[]): string {
  const [first] = faults;
  const sentence = first && faults.length === 1 ? message.replaceAll(first.operation, "") : message;
  return JSON.stringify([sentence, base, ...keys]);
}
