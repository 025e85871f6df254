import type { Rule, Violation } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { count, entryPlace, nameOperation } from "../wording.ts";

export const rule: Rule = {
  id: "error-401-unreachable",
  description: "A public operation does not declare 401 or 403.",
  severity: "warn",
  check,
};

function check({ served, whole }: Subject): readonly Violation[] {
  const entries = served
    .filter(({ security }) => !security.secured)
    .flatMap((operation) =>
      operation.responses
        .filter(({ key }) => key === "401" || key === "403")
        .map((declared) => ({ operation, declared })),
    );
  // No security anywhere: it is the security that is missing, and once.
  if (entries.length > 0 && !served.some(({ security }) => security.secured)) {
    const operations = new Set(entries.map(({ operation }) => operation)).size;
    return [
      {
        message: `${count(operations, "operation")} can answer 401 or 403, but the document has no security requirement; add "security" at the root or to the operations that check credentials.`,
        place: whole,
      },
    ];
  }
  return entries.map(({ operation, declared }) => ({
    message: `${nameOperation(operation)} is public, so ${declared.key} cannot occur; remove it, or add the missing "security".`,
    place: entryPlace(declared),
  }));
}
