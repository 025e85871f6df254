import type { DeclarationEntry, Norm, ResponseObject, SharedResponse } from "@error-contract/contract";
import type { Rule, Violation } from "../rule.ts";
import type { Subject, Use } from "../subject.ts";
import { hasEnvelope } from "./support/envelope.ts";
import { groupBy } from "./support/group.ts";
import { count, entryPlace, nameOperation } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-response-shared",
  description: "An operation refers to the shared response of a status, and neither copies it nor uses another.",
  severity: "warn",
  check,
};

function check(subject: Subject): readonly Violation[] {
  const dangling = (subject.contract.declaration?.entries ?? []).filter(({ response }) => response === undefined);
  const byKey = groupBy(errorUses(subject), ({ declared }) => declared.key);
  const verdicts = [...byKey].map(([key, uses]) => judge(subject, key, uses));
  const written = verdicts.flatMap(({ unshared }) => unshared);
  return [
    ...dangling.map(sayDangling),
    ...verdicts.flatMap(({ violations }) => violations),
    ...summarise(subject, written),
  ];
}

/** Uses under one key that break the norm, and those of which there is no norm: nobody shares a response for the key. */
function judge(
  { norm, binding }: Subject,
  key: string,
  all: readonly Use[],
): { readonly violations: readonly Violation[]; readonly unshared: readonly Use[] } {
  const shared = norm.responses.get(key);
  // Who has the common envelope is not sent to a shared response that lacks it.
  const misleads = norm.origin === "inferred" && shared !== undefined && !isEnveloped(norm, shared.response);
  const uses = misleads ? all.filter(({ declared }) => !isEnveloped(norm, declared.response)) : all;
  const written = uses.filter(({ declared }) => declared.ref === undefined);
  const copies = (): readonly Violation[] =>
    written.map((use) => ({ message: sayWritten(use, shared?.response.name), place: entryPlace(use.declared) }));
  if (norm.origin === "inferred" && (!shared || shared.uses * 2 < all.length)) {
    if (binding) return { violations: copies(), unshared: [] };
    return { violations: [], unshared: written.length > 1 ? written : [] };
  }
  const [referring] = shared ? [] : uses.filter(({ declared }) => declared.ref !== undefined);
  if (referring) return { violations: [...copies(), sayUnlisted(referring, key)], unshared: [] };
  const others = uses.filter(
    ({ declared }) => declared.ref !== undefined && shared && declared.response !== shared.response,
  );
  return { violations: [...copies(), ...others.map((use) => sayOther(use, key, shared))], unshared: [] };
}

function isEnveloped({ envelope }: Norm, response: ResponseObject | undefined): boolean {
  if (!envelope || !response) return false;
  return response.content.some(({ forms }) => forms.some((form) => hasEnvelope(form, envelope)));
}

function sayWritten({ operation, declared }: Use, shared: string | undefined): string {
  const fix =
    shared === undefined ? "move it to components.responses and refer to it" : `refer to the shared response ${shared}`;
  return `${nameOperation(operation)} writes its ${declared.key} response in place; ${fix} with a $ref.`;
}

function sayOther({ operation, declared }: Use, key: string, shared: SharedResponse | undefined): Violation {
  const name = shared?.response.name ?? "the shared one";
  // Files in different folders may have one name.
  const used = declared.response?.name === name ? declared.ref : (declared.response?.name ?? declared.ref);
  const norm =
    shared && shared.uses > 1
      ? `, unlike ${count(shared.uses, "other operation")} that answer with ${name}`
      : ` where the norm is ${name}`;
  return {
    message: `${nameOperation(operation)} answers ${key} with ${used}${norm}; refer to ${name}.`,
    place: entryPlace(declared),
  };
}

/** Once for a key, however many operations have it: it is the declaration that lacks it. */
function sayUnlisted({ operation, declared }: Use, key: string): Violation {
  return {
    message: `${nameOperation(operation)} answers ${key}, for which x-error-contract names no shared response; add "${key}" to its "responses".`,
    place: entryPlace(declared),
  };
}

function sayDangling(entry: DeclarationEntry): Violation {
  return {
    message: `x-error-contract names a response for ${entry.key} that does not exist; correct the $ref.`,
    place: entryPlace(entry),
  };
}

function summarise({ whole }: Subject, written: readonly Use[]): readonly Violation[] {
  if (written.length === 0) return [];
  const operations = new Set(written.map(({ operation }) => operation)).size;
  return [
    {
      message: `${count(written.length, "error response")} of ${count(operations, "operation")} are written in place; move one of each status to components.responses and refer to it with a $ref.`,
      place: whole,
    },
  ];
}

function errorUses({ served }: Subject): readonly Use[] {
  return served.flatMap((operation) =>
    operation.responses.flatMap((declared) => (declared.error ? [{ operation, declared }] : [])),
  );
}
