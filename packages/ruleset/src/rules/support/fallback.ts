import { declaresRange, type Operation } from "@error-contract/contract";
import type { Violation } from "../../rule/rule.ts";
import type { Subject } from "../../rule/subject.ts";
import { fixFor } from "./declared.ts";
import { documentsErrors, hasDefault } from "./documented.ts";
import { ofOperation } from "./faults.ts";
import { hold } from "./practice.ts";
import { count, nameOperation } from "./wording.ts";

/** The errors of a class that an operation does not list. */
export interface FallbackDemand {
  readonly rule: string;
  readonly hundreds: 4 | 5;
  /** What messages call such errors: `client`. */
  readonly errors: "client" | "server";
}

/** Both demands: one `default` meets both. */
export const fallbacks: Readonly<Record<"client" | "server", FallbackDemand>> = {
  client: { rule: "error-4xx-fallback", hundreds: 4, errors: "client" },
  server: { rule: "error-5xx-fallback", hundreds: 5, errors: "server" },
};

/**
 * Requires every operation to have a response for the errors of a class that it does not list: the range, or `default`
 * if the declared norm does not require the range itself. If one `default` would meet both demands, the demand for
 * client errors covers both.
 *
 * @param subject - the document
 * @param demand - the class
 * @returns the violations
 */
export function demandFallback(subject: Subject, demand: FallbackDemand): readonly Violation[] {
  const other = demand === fallbacks.client ? fallbacks.server : fallbacks.client;
  const documented = subject.served.filter(documentsErrors);
  const byDefault = !prefersRanges(subject);
  const lacksBoth = (operation: Operation): boolean =>
    byDefault && lacksFallback(subject, operation, demand) && lacksFallback(subject, operation, other);
  const range = rangeOf(demand);
  const unlisted = demand.hundreds === 5 ? documented.filter((operation) => !lacksBoth(operation)) : documented;
  return hold(subject, {
    items: unlisted,
    met: (operation) => !lacksFallback(subject, operation, demand),
    one: (operation) => {
      const own = ofOperation(operation, range);
      const both = lacksBoth(operation);
      return {
        message: both
          ? `${nameOperation(operation)} does not describe unlisted errors; ${fixFor(subject, "default")}.`
          : `${nameOperation(operation)} does not describe unlisted ${demand.errors} errors; ${fixFor(subject, range)}.`,
        place: operation.responsesPlace,
        faults: both ? [own, ofOperation(operation, rangeOf(other), other.rule)] : [own],
      };
    },
    many: ({ failing, total, such }) =>
      byDefault
        ? `${failing} of ${count(total, "operation")}${such} do not describe unlisted errors; ${fixFor(subject, "default", "their")}.`
        : `${failing} of ${count(total, "operation")}${such} do not describe unlisted ${demand.errors} errors; ${fixFor(subject, range, "their")}.`,
  });
}

/** Whether an operation has no response for the errors of a class that it does not list. */
export function lacksFallback(subject: Subject, operation: Operation, demand: FallbackDemand): boolean {
  const { norm } = subject;
  const defaultWill = !(norm.origin === "declared" && norm.responses.has(rangeOf(demand)));
  if (declaresRange(operation, demand.hundreds)) return false;
  return !(defaultWill && hasDefault(operation));
}

/** `4XX` */
export function rangeOf({ hundreds }: FallbackDemand): string {
  return `${hundreds}XX`;
}

/** Whether the document's fallbacks are ranges: it declares one, or more operations have one than have `default`. */
export function prefersRanges({ norm, served }: Subject): boolean {
  if (norm.origin === "declared") return norm.responses.has("4XX") || norm.responses.has("5XX");
  const having = (is: (operation: Operation) => boolean): number => served.filter(is).length;
  const ranges = having((operation) => declaresRange(operation, 4) || declaresRange(operation, 5));
  return ranges > having(hasDefault);
}
