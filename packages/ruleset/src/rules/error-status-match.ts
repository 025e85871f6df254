import {
  type BodyForm,
  below,
  covers,
  type Example,
  isJson,
  type Place,
  type StatusKey,
} from "@error-contract/contract";
import type { FaultOf, Rule, Violation } from "../rule.ts";
import type { ErrorResponse, Subject } from "../subject.ts";
import { ofDeclaration, ofOperation, ofResponse, ofShared } from "./support/faults.ts";
import { entryPlace, nameOperation, nameResponse } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-status-match",
  description: "The key of a response, the status its schema pins and the status in its examples agree.",
  severity: "error",
  kind: "contradiction",
  check,
};

/** A status that a response says of itself, with the words for where it says so. */
interface Claim extends Omit<Violation, "faults"> {
  readonly statuses: readonly number[];
}

function* check(subject: Subject): Iterable<Violation> {
  const statusOf = new Map(subject.contract.catalogue.map(({ code, status }) => [code, status]));
  for (const error of subject.errors) {
    for (const { forms, examples } of error.response.content) {
      const claims = [
        ...forms.map((form) => claimOfForm(form, statusOf)),
        ...examples.map((example) => claimOfExample(example, subject, statusOf)),
      ];
      for (const claim of distinct(claims)) yield* compare(subject, error, claim);
    }
  }
  yield* unpinned(subject);
}

/** A schema and an example that say the same are one claim. */
function distinct(claims: readonly (Claim | undefined)[]): Iterable<Claim> {
  const found = new Map<string, Claim>();
  for (const claim of claims) {
    const key = claim?.statuses.join();
    if (claim && key !== undefined && !found.has(key)) found.set(key, claim);
  }
  return found.values();
}

/**
 * A claim that fits none of the keys is the response's own fault; one that fits some of them was referred to under a wrong key.
 */
function* compare({ contract }: Subject, error: ErrorResponse, claim: Claim): Iterable<Violation> {
  const agrees = (key: StatusKey): boolean => claim.statuses.some((status) => covers(key, status));
  if (error.keys.every(agrees)) return;
  if (!error.keys.some(agrees)) {
    yield {
      message: `${nameResponse(error)} stands under ${keysOf(error)} but ${claim.message}; make them agree.`,
      place: claim.place,
      faults: ofResponse(error),
    };
    return;
  }
  for (const entry of contract.declaration?.entries ?? []) {
    if (entry.response === error.response && !agrees(entry.status))
      yield say(
        `x-error-contract names for ${entry.key}`,
        entry.key,
        claim,
        entryPlace(entry),
        ofDeclaration(entry.key),
      );
  }
  for (const { operation, declared } of error.uses) {
    if (!agrees(declared.status))
      yield say(
        `${nameOperation(operation)} answers ${declared.key} with`,
        declared.key,
        claim,
        entryPlace(declared),
        ofOperation(operation, declared.key),
      );
  }
}

function say(who: string, key: string, claim: Claim, place: Place, fault: FaultOf): Violation {
  return {
    message: `${who} a response that ${claim.message}; refer to the one for ${key}.`,
    place,
    faults: [fault],
  };
}

function keysOf({ uses, keys }: ErrorResponse): string {
  const written = uses.map(({ declared }) => declared.key);
  const read = keys.map((key) =>
    key.kind === "exact" ? String(key.status) : key.kind === "range" ? `${key.hundreds}XX` : "",
  );
  return [...new Set(written.length > 0 ? written : read)].filter(Boolean).join(" and ");
}

function claimOfForm(form: BodyForm, statusOf: ReadonlyMap<string, number | undefined>): Claim | undefined {
  const [first] = form.statuses;
  if (first) {
    const statuses = form.statuses.map(({ value }) => value);
    return { statuses, message: `pins the status ${statuses.join(" or ")} in its schema`, place: first.place };
  }
  const [code, ...others] = form.codes;
  const status = code && statusOf.get(code.value);
  if (code === undefined || status === undefined || others.length > 0) return undefined;
  return {
    statuses: [status],
    message: `pins the code ${code.value} in its schema, which is a ${status}`,
    place: code.place,
  };
}

function claimOfExample(
  { value, place }: Example,
  { contract }: Subject,
  statusOf: ReadonlyMap<string, number | undefined>,
): Claim | undefined {
  if (!isJson(value)) return undefined;
  const { [contract.fields.status]: status, [contract.fields.code]: code } = value;
  const number = typeof status === "string" && /^[1-5]\d\d$/.test(status) ? Number(status) : status;
  if (typeof number === "number") {
    return {
      statuses: [number],
      message: `has the status ${number} in its example`,
      place: below(place, contract.fields.status),
    };
  }
  const known = typeof code === "string" ? statusOf.get(code) : undefined;
  if (known === undefined) return undefined;
  return {
    statuses: [known],
    message: `has the code ${code} in its example, which is a ${known}`,
    place: below(place, contract.fields.code),
  };
}

/** A declared contract pins the status of each code. */
function* unpinned({ contract }: Subject): Iterable<Violation> {
  if (!contract.declaration) return;
  for (const { code, status, place } of contract.catalogue) {
    if (status !== undefined) continue;
    yield {
      message: `The schema of the code ${code} does not pin one status; give its "${contract.fields.status}" a const.`,
      place,
      faults: [ofShared("code", code)],
    };
  }
}
