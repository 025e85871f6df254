import type { Finding } from "../../src/finding.ts";
import { groupBy } from "../../src/rules/support/group.ts";

/** How many findings of a document are judged. */
export const SAMPLE_SIZE = 20;

/**
 * A reproducible sample of findings: every rule in turn contributes one, evenly spread over its findings.
 *
 * @param findings - all findings of a document
 * @param size - the size of the sample
 * @returns at most that many, in the order of `findings`
 */
export function sample(findings: readonly Finding[], size: number): readonly Finding[] {
  const queues = [...groupBy(findings, ({ rule }) => rule).values()].map((found) => spread(found, size));
  const taken = new Set<Finding>();
  for (let turn = 0; turn < size; turn++) {
    for (const queue of queues) {
      const next = queue[turn];
      if (next && taken.size < size) taken.add(next);
    }
  }
  return findings.filter((finding) => taken.has(finding));
}

function spread<Item>(items: readonly Item[], size: number): readonly Item[] {
  if (items.length <= size) return items;
  return Array.from({ length: size }, (_, index) => items[Math.floor((index * items.length) / size)]).filter(
    (item) => item !== undefined,
  );
}
