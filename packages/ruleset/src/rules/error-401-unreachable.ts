import type { Rule, Violation } from "../rule/rule.ts";
import type { Subject } from "../rule/subject.ts";
import { ofOperation, ofUse } from "./support/faults.ts";
import { count, entryPlace, nameOperation } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-401-unreachable",
  description: "A public operation does not declare 401 or 403.",
  severity: "warn",
  kind: "contradiction",
  check,
};

/** A 401 can reject a password, code or signature in the body; its description then says so. */
const REFUSED =
  /\b(invalid|wrong|incorrect|expired|bad|mismatch\w*)\b.*\b(password|credentials?|secret|signature|otp|code|token|pin|key)\b|\b(password|credentials?|secret|signature|otp|code|token|pin|key)\b.*\b(invalid|wrong|incorrect|expired)\b/is;

function refusesWhatIsSent(description: string | undefined): boolean {
  return description !== undefined && REFUSED.test(description);
}

/**
 * In a declared contract, 403 means insufficient credentials. Elsewhere it may reject anyone (RFC 9110, 15.5.4):
 * a registration that is closed, an upload address that has expired.
 */
function check({ served, whole, binding }: Subject): readonly Violation[] {
  const unreachable = binding ? ["401", "403"] : ["401"];
  const entries = served
    .filter(({ security }) => !security.secured)
    .flatMap((operation) =>
      operation.responses
        .filter(({ key, response }) => unreachable.includes(key) && !refusesWhatIsSent(response?.description))
        .map((declared) => ({ operation, declared })),
    );
  // If there is no security anywhere, that is what is missing, and it is reported once.
  if (entries.length > 0 && !served.some(({ security }) => security.secured)) {
    const operations = new Set(entries.map(({ operation }) => operation)).size;
    return [
      {
        message: `${count(operations, "operation")} can answer ${unreachable.join(" or ")}, but the document has no security requirement; add "security" at the root or to the operations that check credentials.`,
        place: whole,
        faults: entries.map(ofUse),
      },
    ];
  }
  return entries.map(({ operation, declared }) => ({
    message: `${nameOperation(operation)} is public, so ${declared.key} cannot occur; remove it, or add the missing "security".`,
    place: entryPlace(declared),
    faults: [ofOperation(operation, declared.key)],
  }));
}
