import type { CodeEntry } from "@error-contract/contract";
import type { Rule, Violation } from "../rule/rule.ts";
import type { Subject } from "../rule/subject.ts";
import { ofShared } from "./support/faults.ts";
import { groupBy } from "./support/group.ts";
import { together } from "./support/practice.ts";
import { count } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-code-format",
  description: "All codes are written in one format.",
  severity: "warn",
  kind: "style",
  check,
};

/** The order breaks ties: a lower-case word fits several formats, and counts for each. */
const formats: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["snake_case", /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/],
  ["kebab-case", /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/],
  ["SCREAMING_SNAKE_CASE", /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/],
  ["camelCase", /^[a-z][a-zA-Z0-9]*$/],
  ["PascalCase", /^[A-Z][a-zA-Z0-9]*$/],
  ["a dotted name", /^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+$/],
  ["a URI", /^([a-z][a-z0-9+.-]*:|\/)\S+$/],
  ["a number", /^[0-9]+([._-][0-9]+)*$/],
];

/** Each envelope has its own codes: an API may have its own envelope beside that of a standard. */
function* check(subject: Subject): Iterable<Violation> {
  // A problem of type about:blank has no code; its status identifies it.
  const own = subject.contract.codes.filter(({ envelope, evidence }) => !envelope.excused && evidence !== "status");
  for (const codes of groupBy(own, ({ envelope }) => envelope).values()) yield* ofEnvelope(subject, codes);
}

function ofEnvelope(subject: Subject, all: readonly CodeEntry[]): readonly Violation[] {
  // If schemas list the codes, an example with another code is itself at fault.
  const listed = all.filter(({ evidence }) => evidence !== "example");
  const codes = listed.length > 0 ? listed : all;
  const fits = formats.map(([name, pattern]) => {
    return { name, pattern, codes: codes.filter(({ code }) => pattern.test(String(code))).length };
  });
  const [norm] = fits.sort((a, b) => b.codes - a.codes);
  if (!norm) return [];
  const others = codes.filter(({ code }) => !norm.pattern.test(String(code)));
  const each = others.map(({ code, place }) => ({
    message: `The code "${code}" is not ${norm.name}, as ${norm.codes} of ${codes.length} codes are; rename it.`,
    place,
    faults: [ofShared("code", code)],
  }));
  return together(
    subject,
    each,
    codes.length,
    ({ failing, such }) =>
      `${failing} of ${count(codes.length, "code")}${such} are not ${norm.name}, as ${norm.codes} are; give all codes one format.`,
  );
}
