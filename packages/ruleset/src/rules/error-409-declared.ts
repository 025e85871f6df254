import type { Operation } from "@error-contract/contract";
import type { MendContext, Mender } from "../rule/edit.ts";
import type { Rule, Violation } from "../rule/rule.ts";
import type { Subject } from "../rule/subject.ts";
import { fixFor } from "./support/declared.ts";
import { ofOperation } from "./support/faults.ts";
import { responseAdder } from "./support/mend/add-response.ts";
import { useFinder } from "./support/mend/find-operations.ts";
import { entryPlace, list, nameOperation } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-409-declared",
  description: "An operation that declares 409 lists its unique fields in x-unique, and vice versa.",
  severity: "warn",
  kind: "gap",
  check,
  fix,
};

function fix(subject: Subject, context: MendContext): Mender {
  const find = useFinder(subject);
  const add = responseAdder(subject, context);
  return (fault) =>
    find(fault)
      ? { kind: "by-hand", reason: "Only you know which fields must be unique; list them in x-unique." }
      : add(fault);
}

function* check(subject: Subject): Iterable<Violation> {
  const { served, binding } = subject;
  // If the document never uses the extension, a 409 without it means nothing.
  const usesExtension = binding || served.some(isUnique);
  for (const operation of served) {
    const conflict = operation.responses.find(({ key }) => key === "409");
    if (isUnique(operation) && !conflict) {
      const fields = list(operation.unique ?? []);
      yield {
        message: `${nameOperation(operation)} has a unique constraint on ${fields} but does not declare 409; ${fixFor(subject, "409")}.`,
        place: operation.responsesPlace,
        faults: [ofOperation(operation, "409")],
      };
    }
    if (usesExtension && conflict && !isUnique(operation)) {
      yield {
        message: `${nameOperation(operation)} declares 409 but not which fields must be unique; list them in x-unique on the operation or on its request schema.`,
        place: entryPlace(conflict),
        faults: [ofOperation(operation, "409")],
      };
    }
  }
}

function isUnique({ unique }: Operation): boolean {
  return unique !== undefined && unique.length > 0;
}
