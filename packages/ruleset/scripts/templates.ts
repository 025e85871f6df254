/** What is known about a new rule. */
export interface NewRule {
  readonly id: string;
  readonly description: string;
}

/** The rule: it compiles, and finds nothing yet. */
export function ruleText({ id, description }: NewRule): string {
  return `import type { Rule, Violation } from "../rule/rule.ts";
import type { Subject } from "../rule/subject.ts";

export const rule: Rule = {
  id: "${id}",
  description: ${JSON.stringify(description)},
  severity: "warn",
  kind: "gap", // or "contradiction", or "style"
  check,
};

function* check({ errors }: Subject): Iterable<Violation> {
  // Fill in: look at the model, and yield a violation for each fault: a sentence that says what is wrong and how to mend it,
  // the place of the mend, and the faults (support/faults.ts).
  for (const _ of errors) yield* [];
}
`;
}

/** Its test: it fails until a case and a mutant are filled in. */
export function testText({ id }: NewRule): string {
  return `import { testMutants } from "../../test/mutations/test-mutants.ts";
import { testRule } from "../../test/support/table.ts";
import { rule } from "./${id}.ts";

testRule(rule, [
  {
    name: "flags fill in what",
    change: ({ set }) => set("paths /pets get responses 418", { description: "A teapot." }),
    errors: [["#/paths/~1pets/get/responses/418", "fill in words of the message"]],
  },
]);

testMutants(rule, [
  {
    name: "fill in what somebody may do to this project's own document",
    change: (edit) => edit.set("paths /api-keys get responses 418", { description: "A teapot." }),
  },
]);
`;
}

/** Its page: the examples are run by a test. */
export function pageText({ id, description }: NewRule): string {
  return `# ${id}

${description} Severity: \`warn\` in \`recommended\`, \`error\` in \`strict\`.

## Why

Fill in what goes wrong for a client otherwise.

## Wrong

\`\`\`yaml
paths:
  /pets:
    get:
      responses:
        "200": { description: The pets. }
\`\`\`

## Right

\`\`\`yaml
paths:
  /pets:
    get:
      responses:
        "200": { description: The pets. }
\`\`\`

## How to fix it

Fill in the remedy.
`;
}
