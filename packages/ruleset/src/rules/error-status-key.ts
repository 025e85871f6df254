import type { Place, StatusKey } from "@error-contract/contract";
import type { Rule, Violation } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { entryPlace, nameOperation } from "./support/wording.ts";

type InvalidKey = Extract<StatusKey, { readonly kind: "invalid" }>;

export const rule: Rule = {
  id: "error-status-key",
  description: "A key of responses is a status, a range such as 4XX, or default.",
  severity: "error",
  check,
};

function* check({ contract }: Subject): Iterable<Violation> {
  for (const entry of contract.declaration?.entries ?? []) {
    if (entry.status.kind === "invalid") yield say("x-error-contract", entry.key, entry.status, entryPlace(entry));
  }
  for (const operation of contract.operations) {
    for (const declared of operation.responses) {
      const { key, status } = declared;
      if (status.kind === "invalid") yield say(nameOperation(operation), key, status, entryPlace(declared));
    }
  }
}

function say(owner: string, key: string, { hundreds }: InvalidKey, place: Place): Violation {
  const fix =
    hundreds === undefined
      ? "use a status from 100 to 599, a range such as 4XX"
      : `write "${hundreds}XX" for the range, or one status`;
  return {
    message: `${owner} has a response under "${key}", which OpenAPI does not know; ${fix}, or "default".`,
    place,
  };
}
