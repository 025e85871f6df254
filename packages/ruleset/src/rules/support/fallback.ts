import { declaresRange } from "@error-contract/contract";
import type { Violation } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { fixFor } from "./declared.ts";
import { hold } from "./practice.ts";
import { count, nameOperation } from "./wording.ts";

/**
 * Holds every operation to a response for the errors of a class that it does not list: the range, or `default` where the
 * declared norm does not ask for the range itself.
 *
 * @param subject the document
 * @param hundreds the class: 4 or 5
 * @param kind how to call such errors: `client`
 * @returns the violations
 */
export function demandFallback(subject: Subject, hundreds: 4 | 5, kind: "client" | "server"): readonly Violation[] {
  const range = `${hundreds}XX`;
  const defaultWill = !(subject.norm.origin === "declared" && subject.norm.responses.has(range));
  return hold(subject, {
    items: subject.served,
    met: (operation) =>
      declaresRange(operation, hundreds) ||
      (defaultWill && operation.responses.some(({ status }) => status.kind === "default")),
    one: (operation) => ({
      message: `${nameOperation(operation)} does not say what a ${kind} error looks like that it does not list; ${fixFor(subject, range)}.`,
      place: operation.responsesPlace,
    }),
    most: (failing, total) =>
      `${failing} of ${count(total, "operation")} do not say what a ${kind} error looks like that they do not list; add "${range}" (or "default") to their responses, with a $ref to one shared response.`,
  });
}
