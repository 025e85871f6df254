import { hundredsOf, readStatusKey, type StatusKey } from "@error-contract/contract";
import type { Rule, Violation } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { entryPlace, nameOperation, referencePlace } from "../wording.ts";

export const rule: Rule = {
  id: "error-status-key",
  description: "A key of responses is a status, a range such as 4XX, or default.",
  severity: "error",
  check,
};

function* check({ contract }: Subject): Iterable<Violation> {
  for (const operation of contract.operations) {
    for (const declared of operation.responses) {
      if (declared.status.kind !== "invalid") continue;
      yield {
        message: `${nameOperation(operation)} has a response under "${declared.key}", which OpenAPI does not know; ${fixFor(declared.status)}, or "default".`,
        place: entryPlace(declared),
      };
    }
  }
  for (const [key, slot] of contract.declaration?.entries ?? []) {
    const status = readStatusKey(key);
    if (status.kind !== "invalid") continue;
    yield {
      message: `x-error-contract has a response under "${key}", which OpenAPI does not know; ${fixFor(status)}.`,
      place: referencePlace(slot),
    };
  }
}

function fixFor(status: StatusKey): string {
  const hundreds = hundredsOf(status);
  return hundreds === undefined
    ? "use a status from 100 to 599, a range such as 4XX"
    : `write "${hundreds}XX" for the range, or one status`;
}
