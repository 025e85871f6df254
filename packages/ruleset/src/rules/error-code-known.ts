import { below, isJson, type Place } from "@error-contract/contract";
import type { Rule, Violation } from "../rule.ts";
import type { ErrorResponse, Subject } from "../subject.ts";
import { ownerOf } from "./support/owner.ts";
import { nameResponse } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-code-known",
  description: "Every code that a schema or an example names is in the document's catalogue.",
  severity: "warn",
  kind: "contradiction",
  check,
};

function* check(subject: Subject): Iterable<Violation> {
  const { contract, errors } = subject;
  if (!isCatalogued(subject)) return;
  const known = new Set(contract.catalogue.map(({ code }) => code));
  for (const error of errors) {
    for (const { value, place } of codesOf(error, contract.fields.code)) {
      if (known.has(value)) continue;
      yield {
        message: `${nameResponse(error)} names the code ${value}, which the catalogue does not have; use a code of the catalogue, or add a schema that pins ${value}.`,
        place,
        faults: ownerOf(place, error).faults,
      };
    }
  }
  if (contract.declaration) yield* withoutCode(subject);
}

/** The catalogue counts as one when it is declared, or when half of the errors pin a code. */
function isCatalogued({ contract, errors }: Subject): boolean {
  const pinning = errors.filter(({ response }) =>
    response.content.some(({ forms }) => forms.some(({ codes }) => codes.length === 1)),
  );
  return contract.declaration !== undefined || (pinning.length > 0 && pinning.length * 2 >= errors.length);
}

function codesOf(
  { response }: ErrorResponse,
  field: string,
): readonly { readonly value: string; readonly place: Place }[] {
  return response.content.flatMap(({ forms, examples }) => [
    ...new Map(forms.flatMap(({ codes }) => codes).map((code) => [code.value, code])).values(),
    ...examples.flatMap(({ value, place }) => {
      const code = isJson(value) ? value[field] : undefined;
      if (typeof code !== "string") return [];
      return [{ value: code, place: below(place, field) }];
    }),
  ]);
}

/** A declared contract says of each of its responses which codes it has. */
function* withoutCode({ contract, errors }: Subject): Iterable<Violation> {
  const declared = new Set(contract.declaration?.responses.values());
  for (const error of errors.filter(({ response }) => declared.has(response))) {
    for (const { codes, owner } of error.response.content.flatMap(({ forms }) => forms)) {
      if (codes.length > 0) continue;
      yield {
        message: `${ownerOf(owner.place, error).name} allows any code; give the "${contract.fields.code}" of its schema a const.`,
        place: owner.place,
        faults: ownerOf(owner.place, error).faults,
      };
    }
  }
}
