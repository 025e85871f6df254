import type { DeclarationProblem, Path, Place } from "@error-contract/contract";
import type { Rule, Violation } from "../rule/rule.ts";
import type { Subject } from "../rule/subject.ts";
import { ofDeclaration } from "./support/faults.ts";

export const rule: Rule = {
  id: "error-contract-valid",
  description: "x-error-contract is valid: its keys are known, and everything it refers to exists.",
  severity: "error",
  kind: "contradiction",
  check,
};

function* check({ contract }: Subject): Iterable<Violation> {
  for (const problem of contract.declaration?.problems ?? []) {
    if (isSaidElsewhere(problem)) continue;
    yield {
      message: problem.message,
      place: entryOf(problem),
      faults: [ofDeclaration(keyOf(problem.place.keys))],
    };
  }
}

/** `error-status-key` reports a key that is not a status, `error-response-shared` a response that does not exist. */
function isSaidElsewhere({ kind, place: { keys } }: DeclarationProblem): boolean {
  return keys[1] === "responses" && keys.length > 2 && (kind === "unknown-key" || kind === "dead-reference");
}

/** A linter that follows `$ref`s would move a finding about a reference into its target. */
function entryOf({ kind, place }: DeclarationProblem): Place {
  const isReference = kind === "no-error" || kind === "no-response" || kind === "dead-reference";
  return isReference ? { ...place, path: place.path.slice(0, -1) } : place;
}

/** `fields.code`; `*` for the extension itself. */
function keyOf(keys: Path): string {
  return keys.slice(1).join(".") || "*";
}
