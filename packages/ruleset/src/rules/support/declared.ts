import { declares, declaresRange, type Operation } from "@error-contract/contract";
import type { Violation } from "../../rule/rule.ts";
import type { Subject } from "../../rule/subject.ts";
import { documentsErrors } from "./documented.ts";
import { ofOperation } from "./faults.ts";
import { hold } from "./practice.ts";
import { count, nameOperation } from "./wording.ts";

/** A status that operations of some kind must declare. */
export interface StatusDemand {
  readonly status: number;
  /** Which operations: a predicate, with its wording for one and for many. */
  readonly when: (operation: Operation) => boolean;
  readonly because: { readonly one: string; readonly many: string };
  /** Equivalent statuses, if the norm is only inferred. */
  readonly alternatives?: readonly number[];
}

/**
 * Requires operations that need a status to declare it. Under an inferred norm, the range `4XX` is enough. Operations
 * that document no error at all are left to `error-documented`, which reports them once.
 *
 * @param subject - the document
 * @param demand - the status and the operations that need it
 * @returns the violations
 */
export function demandStatus(subject: Subject, demand: StatusDemand): readonly Violation[] {
  const { status, when, because, alternatives = [] } = demand;
  const key = String(status);
  return hold(subject, {
    items: subject.served.filter((operation) => documentsErrors(operation) && when(operation)),
    met: (operation) =>
      declares(operation, status) ||
      (!subject.binding &&
        (declaresRange(operation, Math.floor(status / 100)) ||
          alternatives.some((other) => declares(operation, other)))),
    one: (operation) => ({
      message: `${nameOperation(operation)} ${because.one} but does not declare ${status}; ${fixFor(subject, key)}.`,
      place: operation.responsesPlace,
      faults: [ofOperation(operation, key)],
    }),
    many: ({ failing, total, such }) =>
      `${failing} of ${count(total, "operation")} that ${because.many}${such} do not declare ${status}; ${fixFor(subject, key, "their")}${failing === total ? `, or turn off error-${status}-declared if the API never answers ${status}` : ""}.`,
  });
}

/** The remedy: the shared response, if the document has one for the key. */
export function fixFor({ norm }: Subject, key: string, whose: "its" | "their" = "its"): string {
  const name = norm.responses.get(key)?.response.name;
  const how = name === undefined ? "" : `, with a $ref to the shared response ${name}`;
  return `add "${key}" to ${whose} responses${how}`;
}
