import { covers, type StatusKey } from "@error-contract/contract";
import type { Rule, Violation } from "../rule/rule.ts";
import type { ErrorResponse, Subject } from "../rule/subject.ts";
import { ofDeclaration, ofOperation, ofResponse, ofShared } from "./support/faults.ts";
import { nameOfPointer } from "./support/found.ts";
import { groupBy } from "./support/group.ts";
import { ownerOf } from "./support/owner.ts";
import { codesOfForm, isExcused, shapeOf, statusesOfForm } from "./support/shapes.ts";
import { type Claim, claimReader } from "./support/status-claims.ts";
import { entryPlace, list, nameOperation, nameResponse } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-status-match",
  description: "The key of a response, the status its schema pins and the status in its examples agree.",
  severity: "error",
  kind: "contradiction",
  check,
};

/** A claim that does not fit the keys of a response. */
interface Misfit {
  readonly error: ErrorResponse;
  readonly claim: Claim;
}

function* check(subject: Subject): Iterable<Violation> {
  const claimsOf = claimReader(subject);
  const misfits = subject.errors.flatMap((error) =>
    error.response.content
      .flatMap(claimsOf)
      .filter((claim) => !error.keys.every((key) => agrees(claim, key)))
      .map((claim): Misfit => ({ error, claim })),
  );
  for (const { error, claim } of misfits) if (claim.by !== "illustration") yield* compare(subject, error, claim);
  yield* illustrated(misfits.filter(({ claim }) => claim.by === "illustration"));
  yield* unpinned(subject);
}

function agrees({ statuses }: Claim, key: StatusKey): boolean {
  return statuses.some((status) => covers(key, status));
}

/**
 * A claim that fits none of the keys is the response's own fault. If it fits some of them, the response is referenced
 * under a wrong key.
 */
function* compare({ contract }: Subject, error: ErrorResponse, claim: Claim): Iterable<Violation> {
  if (!error.keys.some((key) => agrees(claim, key))) {
    yield {
      message: `${nameResponse(error)} is used for ${list(keysOf(error))} but ${claim.says}; make them agree.`,
      place: claim.place,
      faults: ofResponse(error),
    };
    return;
  }
  for (const entry of contract.declaration?.entries ?? []) {
    if (entry.response !== error.response || agrees(claim, entry.status)) continue;
    yield {
      message: `x-error-contract names for ${entry.key} a response that ${claim.says}; refer to the one for ${entry.key}.`,
      place: entryPlace(entry),
      faults: [ofDeclaration(entry.key)],
    };
  }
  for (const { operation, declared } of error.uses) {
    if (agrees(claim, declared.status)) continue;
    yield {
      message: `${nameOperation(operation)} answers ${declared.key} with a response that ${claim.says}; refer to the one for ${declared.key}.`,
      place: entryPlace(declared),
      faults: [ofOperation(operation, declared.key)],
    };
  }
}

/** A status in a schema's example appears under every key that uses the schema, and is one fault of the schema. */
function* illustrated(misfits: readonly Misfit[]): Iterable<Violation> {
  const byPlace = groupBy(misfits, ({ claim: { place } }) => JSON.stringify([place.base, ...place.keys]));
  for (const [first, ...others] of byPlace.values()) {
    if (!first) continue;
    const { error, claim } = first;
    const errors = [error, ...others.map((other) => other.error)];
    const keys = [
      ...new Set(errors.flatMap(keysOf).filter((key) => !claim.statuses.some((status) => key === String(status)))),
    ];
    const owner = ownerOf(claim.place, error);
    yield {
      message: `${owner.name} ${claim.says}, which is also shown under ${list(keys.slice(0, 5))}${keys.length > 5 ? " and others" : ""}; give each response its own example.`,
      place: claim.place,
      faults: owner.faults,
    };
  }
}

function keysOf({ uses, keys }: ErrorResponse): readonly string[] {
  const written = uses.map(({ declared }) => declared.key);
  const read = keys.flatMap((key) => {
    if (key.kind === "exact") return [String(key.status)];
    return key.kind === "range" ? [`${key.hundreds}XX`] : [];
  });
  return [...new Set(written.length > 0 ? written : read)];
}

/** A declared contract must pin the status of each code, if its bodies repeat the status. */
function* unpinned(subject: Subject): Iterable<Violation> {
  if (!subject.contract.declaration) return;
  const forms = subject.errors.flatMap(({ response }) => response.content.flatMap((content) => content.forms));
  for (const form of new Set(forms)) {
    const { status } = shapeOf(subject, form);
    const [code, ...others] = codesOfForm(subject, form).codes;
    if (status === undefined || !code || others.length > 0 || isExcused(subject, form)) continue;
    if (statusesOfForm(subject, form).length === 1) continue;
    yield {
      message: `The schema of the code ${code.code} does not pin one status; give its "${nameOfPointer(status)}" a const.`,
      place: form.owner.place,
      faults: [ofShared("code", code.code)],
    };
  }
}
