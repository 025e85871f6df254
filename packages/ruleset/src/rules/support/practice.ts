import type { Operation } from "@error-contract/contract";
import type { Violation } from "../../rule.ts";
import type { Subject } from "../../subject.ts";

/** A demand on several things of a document, such as "every operation that takes input declares 400". */
export interface Demand<Item> {
  readonly items: readonly Item[];
  readonly met: (item: Item) => boolean;
  /** The violation by one item. */
  readonly one: (item: Item) => Violation;
  /** What to say when most items fail: a document with another practice gets one finding, not thousands. */
  readonly most: (failing: number, total: number) => string;
}

/**
 * Holds each item to a demand. Under a binding norm each item that fails is a violation; under an inferred norm only where
 * at least half of the items meet the demand, since otherwise it is not what this document does, and one finding says so.
 *
 * @param subject the document
 * @param demand what is demanded of what
 * @returns the violations
 */
export function hold<Item>({ binding, whole }: Subject, { items, met, one, most }: Demand<Item>): readonly Violation[] {
  const failing = items.filter((item) => !met(item));
  if (binding || failing.length < 2 || failing.length * 2 <= items.length) return failing.map(one);
  return [{ message: most(failing.length, items.length), place: whole }];
}

/**
 * Whether most operations document no error at all. The rules for the fallbacks say so once; rules for single statuses
 * would only say it again.
 *
 * @param subject the document
 * @returns true for an inferred norm that has nothing to be inferred from
 */
export function documentsFewErrors({ binding, served }: Subject): boolean {
  const without = served.filter((operation: Operation) => !operation.responses.some(({ error }) => error));
  return !binding && without.length * 2 > served.length;
}
