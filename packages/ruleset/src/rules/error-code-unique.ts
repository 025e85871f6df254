import type { Rule, Violation } from "../rule/rule.ts";
import type { Subject } from "../rule/subject.ts";
import { type CodeStatus, statusesByExample, statusesByKey, statusesBySchema } from "./support/code-statuses.ts";
import { ofShared } from "./support/faults.ts";
import { groupBy } from "./support/group.ts";
import { list } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-code-unique",
  description: "A code has one status and one meaning, and a declared catalogue defines it once.",
  severity: "error",
  kind: "contradiction",
  check,
};

function* check(subject: Subject): Iterable<Violation> {
  const pinned = statusesBySchema(subject);
  yield* defined(subject, pinned);
  const known = new Set(pinned.map(({ code }) => code));
  yield* shown(statusesByKey(subject), "is pinned by responses with the statuses");
  const examples = statusesByExample(subject).filter(({ code }) => !known.has(code));
  yield* shown(examples, "comes in examples with the statuses");
  yield* meant(subject);
}

/** Compares the schemas that pin a code. */
function* defined({ contract }: Subject, pinned: readonly CodeStatus[]): Iterable<Violation> {
  for (const [code, [first, ...others]] of groupBy(pinned, (each) => each.code)) {
    for (const other of others) {
      // Without a declaration, another rule reports copies of a schema.
      if (!first || (!contract.declaration && sameStatus(first, other))) continue;
      const what = sameStatus(first, other) ? "two schemas" : `the statuses ${first.status} and ${other.status}`;
      yield {
        message: `The code ${code} stands for ${what}, ${nameEntry(first)} and ${nameEntry(other)}; give each error its own code.`,
        place: other.place,
        faults: [ofShared("code", code)],
      };
    }
  }
}

/**
 * Compares keys or examples, where no schema pins both. If most codes have several statuses, they are categories rather
 * than codes.
 */
function* shown(shownBy: readonly CodeStatus[], how: string): Iterable<Violation> {
  const byCode = [...groupBy(shownBy, ({ code }) => code)];
  const several = byCode.filter(([, entries]) => new Set(entries.map(({ status }) => status)).size > 1);
  if (several.length * 2 > byCode.length) return;
  for (const [code, entries] of several) {
    const other = entries.find(({ status }) => status !== entries[0]?.status);
    const statuses = [...new Set(entries.map(({ status }) => String(status)))].sort();
    if (!other) continue;
    yield {
      message: `The code ${code} ${how} ${list(statuses)}; give each error its own code.`,
      place: other.place,
      faults: [ofShared("code", code)],
    };
  }
}

/** Reports a code that two lists describe differently. */
function* meant({ contract }: Subject): Iterable<Violation> {
  for (const { code, definitions, envelope } of contract.codes) {
    const told = definitions.filter(({ evidence, description }) => evidence === "enum" && description !== undefined);
    const [first] = told;
    const other = told.find(({ description }) => description !== first?.description);
    if (!first || !other || envelope.excused) continue;
    yield {
      message: `The code ${code} has two meanings: "${first.description}" and "${other.description}"; give each error its own code, or one description.`,
      place: other.place,
      faults: [ofShared("code", code)],
    };
  }
}

function sameStatus(a: CodeStatus, b: CodeStatus): boolean {
  return a.status === b.status || a.status === undefined || b.status === undefined;
}

function nameEntry({ name }: CodeStatus): string {
  return name ?? "an inline schema";
}
