import type { CatalogueEntry } from "@error-contract/contract";
import type { Rule, Violation } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { ofShared } from "./support/faults.ts";
import { groupBy } from "./support/group.ts";

export const rule: Rule = {
  id: "error-code-unique",
  description: "A code has one status, and a declared catalogue defines it once.",
  severity: "error",
  kind: "contradiction",
  check,
};

function* check({ contract }: Subject): Iterable<Violation> {
  for (const [code, entries] of groupBy(contract.catalogue, (entry) => entry.code)) {
    const [first, ...others] = entries;
    for (const other of others) {
      // An inferred catalogue is made of whatever schemas there are, and copies are another rule's matter.
      if (!first || (!contract.declaration && sameStatus(first, other))) continue;
      const what = sameStatus(first, other) ? "two schemas" : `the statuses ${first.status} and ${other.status}`;
      yield {
        message: `The code ${code} stands for ${what}, ${nameEntry(first)} and ${nameEntry(other)}; give each error a code of its own.`,
        place: other.place,
        faults: [ofShared("code", code)],
      };
    }
  }
}

function sameStatus(a: CatalogueEntry, b: CatalogueEntry): boolean {
  return a.status === b.status || a.status === undefined || b.status === undefined;
}

function nameEntry({ schema, pointer }: CatalogueEntry): string {
  return schema ?? pointer;
}
