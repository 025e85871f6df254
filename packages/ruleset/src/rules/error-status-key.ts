import type { Rule, Violation } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { entryPlace, nameOperation } from "../wording.ts";

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
      const { hundreds } = declared.status;
      const fix =
        hundreds === undefined
          ? "use a status from 100 to 599, a range such as 4XX"
          : `write "${hundreds}XX" for the range, or one status`;
      yield {
        message: `${nameOperation(operation)} has a response under "${declared.key}", which OpenAPI does not know; ${fix}, or "default".`,
        place: entryPlace(declared),
      };
    }
  }
}
