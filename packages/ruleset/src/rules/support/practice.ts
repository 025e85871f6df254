import type { Place } from "@error-contract/contract";
import type { FaultOf, Violation } from "../../rule/rule.ts";
import type { Subject } from "../../rule/subject.ts";
import { list } from "./wording.ts";

/** A demand on several items of a document, such as "every operation that takes input declares 400". */
export interface Demand<Item> {
  readonly items: readonly Item[];
  readonly met: (item: Item) => boolean;
  /** The violation of one item. */
  readonly one: (item: Item) => Violation;
  /** The sentence for many items at once. */
  readonly many: (failing: Failing) => string;
}

/** The failing items, for the sentence about them. */
export interface Failing {
  readonly failing: number;
  readonly total: number;
  /** `, such as GET /a and GET /b`: where to begin. */
  readonly such: string;
}

/** If more violations than this differ only in the operation, they are one finding. */
export const MOST_SHOWN = 10;
const MOST_NAMED = 3;

/**
 * Checks each item against a demand. Every failing item is a fault, whatever the others do. Faults are reported
 * separately under a binding norm, or if they are few; otherwise in one finding that lists them.
 *
 * @param subject - the document
 * @param demand - the demand, and its items
 * @returns the violations
 */
export function hold<Item>(subject: Subject, { items, met, one, many }: Demand<Item>): readonly Violation[] {
  const violations = items.filter((item) => !met(item)).map(one);
  return together(subject, violations, items.length, many);
}

/**
 * Reports similar violations separately, or as one finding if they are many or most.
 *
 * @param subject - the document
 * @param violations - those of all failing items
 * @param total - how many items there are
 * @param many - the sentence for many items at once
 * @param place - where to report the one finding; defaults to `paths`
 * @returns the violations to report
 */
export function together(
  { binding, whole }: Subject,
  violations: readonly Violation[],
  total: number,
  many: Demand<never>["many"],
  place: Place = whole,
): readonly Violation[] {
  const failing = violations.length;
  const few = failing < 2 || (failing <= MOST_SHOWN && failing * 2 <= total);
  const [first] = violations;
  if (binding || few || !first) return violations;
  const faults = violations.flatMap((violation) => violation.faults);
  return [{ ...first, message: many({ failing, total, such: nameSome(faults) }), place, faults }];
}

function nameSome(faults: readonly FaultOf[]): string {
  const names = [...new Set(faults.map(({ operation }) => operation))].slice(0, MOST_NAMED);
  return `, such as ${list(names)},`;
}
