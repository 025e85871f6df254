import type { Rule, Violation } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { ofShared } from "./support/faults.ts";

export const rule: Rule = {
  id: "error-code-format",
  description: "All codes are written in one format.",
  severity: "warn",
  kind: "style",
  check,
};

/** In this order: a word in lower case fits several formats, and counts for each. */
const formats: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["snake_case", /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/],
  ["kebab-case", /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/],
  ["SCREAMING_SNAKE_CASE", /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/],
  ["camelCase", /^[a-z][a-zA-Z0-9]*$/],
  ["PascalCase", /^[A-Z][a-zA-Z0-9]*$/],
  ["a dotted name", /^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+$/],
  ["a URI", /^([a-z][a-z0-9+.-]*:|\/)\S+$/],
  ["a number", /^[0-9]+$/],
];

function* check({ contract }: Subject): Iterable<Violation> {
  const fits = formats.map(([name, pattern]) => ({
    name,
    pattern,
    codes: contract.catalogue.filter(({ code }) => pattern.test(code)).length,
  }));
  const [norm] = fits.sort((a, b) => b.codes - a.codes);
  if (!norm) return;
  for (const { code, place } of contract.catalogue) {
    if (norm.pattern.test(code)) continue;
    yield {
      message: `The code "${code}" is not ${norm.name}, as ${norm.codes} of ${contract.catalogue.length} codes are; rename it.`,
      place,
      faults: [ofShared("code", code)],
    };
  }
}
