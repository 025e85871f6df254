import type { StatusKey } from "@error-contract/contract";
import type { Mender } from "../rule/edit.ts";
import type { Rule, Violation } from "../rule/rule.ts";
import type { Subject } from "../rule/subject.ts";
import { ofDeclaration, ofUse } from "./support/faults.ts";
import { groupBy } from "./support/group.ts";
import { useFinder } from "./support/mend/find-operations.ts";
import { together } from "./support/practice.ts";
import { count, entryPlace, nameOperation } from "./support/wording.ts";

type InvalidKey = Extract<StatusKey, { readonly kind: "invalid" }>;

export const rule: Rule = {
  id: "error-status-key",
  description: "A key of responses is a status, a range such as 4XX, or default.",
  severity: "error",
  kind: "contradiction",
  check,
  fix,
};

function fix(subject: Subject): Mender {
  const find = useFinder(subject);
  return (fault) => {
    const entry =
      find(fault)?.declared ?? subject.contract.declaration?.entries.find(({ key }) => key === fault.status);
    if (entry?.status.kind !== "invalid" || entry.status.hundreds === undefined || !/^\dxx$/i.test(entry.key)) {
      return { kind: "by-hand", reason: `Only you know which status "${fault.status}" stands for.` };
    }
    const to = `${entry.status.hundreds}XX`;
    const { base: file, keys } = entry.slot;
    return {
      kind: "edits",
      reason: `OpenAPI requires uppercase: ${to}.`,
      edits: [{ kind: "rename", file, keys, to }],
    };
  };
}

/** Unless the norm is binding, many operations with the same mistyped key are one finding: the mistake is one habit. */
function* check(subject: Subject): Iterable<Violation> {
  const { contract } = subject;
  for (const entry of contract.declaration?.entries ?? []) {
    if (entry.status.kind !== "invalid") continue;
    yield {
      message: say("x-error-contract has a response", entry.key, entry.status),
      place: entryPlace(entry),
      faults: [ofDeclaration(entry.key)],
    };
  }
  const uses = contract.operations.flatMap((operation) =>
    operation.responses.map((declared) => ({ operation, declared })),
  );
  for (const [key, having] of groupBy(uses, ({ declared }) => declared.key)) {
    const [
      {
        declared: { status },
      } = { declared: { status: undefined } },
    ] = having;
    if (status?.kind !== "invalid") continue;
    const each = having.map((use) => ({
      message: say(`${nameOperation(use.operation)} has a response`, key, status),
      place: entryPlace(use.declared),
      faults: [ofUse(use)],
    }));
    yield* together(subject, each, contract.operations.length, ({ failing, such }) =>
      say(`${count(failing, "operation")}${such} have a response`, key, status),
    );
  }
}

function say(who: string, key: string, { hundreds }: InvalidKey): string {
  const fix =
    hundreds === undefined
      ? "use a status from 100 to 599, a range such as 4XX"
      : `write "${hundreds}XX" for the range, or one status`;
  return `${who} under "${key}", which is not valid in OpenAPI; ${fix}, or "default".`;
}
