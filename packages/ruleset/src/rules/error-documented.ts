import type { Operation } from "@error-contract/contract";
import type { FaultOf, Rule, Violation } from "../rule/rule.ts";
import type { Subject } from "../rule/subject.ts";
import { documentsErrors } from "./support/documented.ts";
import { fallbacks, rangeOf } from "./support/fallback.ts";
import { ofOperation } from "./support/faults.ts";
import { hold } from "./support/practice.ts";
import { statusDemands } from "./support/status-demands.ts";
import { count, list, nameOperation } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-documented",
  description: "Every operation documents how it fails.",
  severity: "warn",
  kind: "gap",
  check,
};

/**
 * Lists the faults of the rules that would otherwise each report the same operation, so that documenting one error
 * leaves the other faults unchanged.
 */
function check(subject: Subject): readonly Violation[] {
  return hold(subject, {
    items: subject.served,
    met: documentsErrors,
    one: (operation) => {
      const faults = lacking(operation);
      return {
        message: `${nameOperation(operation)} documents no error; add ${list(faults.map(({ status }) => `"${status}"`))} to its responses.`,
        place: operation.responsesPlace,
        faults,
      };
    },
    many: ({ failing, total, such }) =>
      `${failing} of ${count(total, "operation")}${such} document no error; add the errors that each can answer with to its responses, or "default" for all of them.`,
  });
}

function lacking(operation: Operation): readonly FaultOf[] {
  const statuses = statusDemands.filter(({ when }) => when(operation)).map(({ status }) => String(status));
  return [
    ...statuses.map((status) => ofOperation(operation, status, `error-${status}-declared`)),
    ...[fallbacks.client, fallbacks.server].map((demand) => ofOperation(operation, rangeOf(demand), demand.rule)),
  ];
}
