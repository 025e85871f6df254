import { below, type Content, type ErrorEnvelope, type Example, envelopeOf } from "@error-contract/contract";
import type { Rule, Violation } from "../rule/rule.ts";
import type { ErrorResponse, Subject } from "../rule/subject.ts";
import { foundAt, nameOfPointer } from "./support/found.ts";
import { ownerOf } from "./support/owner.ts";
import { codesOfForm, type ListedCode, shapeOf } from "./support/shapes.ts";
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
  const catalogue = catalogueOf(subject);
  for (const error of errors) {
    for (const { code, place, envelope } of contentOf(subject, error).flatMap((content) => namedIn(subject, content))) {
      const known = catalogue.get(envelope);
      if (!known || known.has(String(code))) continue;
      yield {
        message: `${nameResponse(error)} names the code ${code}, which the catalogue does not have; use a code of the catalogue, or add a schema that pins ${code}.`,
        place,
        faults: ownerOf(place, error).faults,
      };
    }
  }
  if (contract.declaration) yield* withoutCode(subject);
}

/**
 * Without a declaration, a body whose schema allows any code may have one that no other error lists, however many list
 * theirs: only bodies whose schemas list all their codes are checked.
 */
function contentOf(subject: Subject, { response }: ErrorResponse): readonly Content[] {
  if (subject.contract.declaration) return response.content;
  return response.content.filter(
    ({ forms }) => forms.length > 0 && forms.every((form) => codesOfForm(subject, form).closed),
  );
}

type Catalogue = ReadonlyMap<ErrorEnvelope, ReadonlySet<string>>;

/**
 * The codes that the schemas of each envelope list: with a declaration, those of its responses, otherwise all. Codes
 * are compared as strings, because a number may be written either way. Codes that another standard prescribes are not
 * included.
 */
function catalogueOf(subject: Subject): Catalogue {
  const declared = subject.contract.declaration?.responses;
  const responses =
    declared && declared.size > 0 ? [...declared.values()] : subject.errors.map(({ response }) => response);
  const catalogue = new Map<ErrorEnvelope, Set<string>>();
  for (const form of responses.flatMap(({ content }) => content.flatMap(({ forms }) => forms))) {
    const envelope = envelopeOf(subject.contract, form);
    if (!envelope || envelope.excused) continue;
    const { codes } = codesOfForm(subject, form);
    if (codes.length === 0) continue;
    const known = catalogue.get(envelope) ?? new Set();
    for (const { code } of codes) known.add(String(code));
    catalogue.set(envelope, known);
  }
  return catalogue;
}

interface Named extends ListedCode {
  readonly envelope: ErrorEnvelope;
}

function namedIn(subject: Subject, { forms, examples }: Content): readonly Named[] {
  const listed = new Map<unknown, Named>();
  let outside = forms.length > 0;
  const envelopes = new Set<ErrorEnvelope>();
  for (const form of forms) {
    const envelope = envelopeOf(subject.contract, form);
    if (!envelope) continue;
    envelopes.add(envelope);
    const { codes, closed } = codesOfForm(subject, form);
    for (const named of codes) listed.set(named.code, { ...named, envelope });
    outside &&= closed && codes.length > 1;
  }
  const [main] = subject.contract.envelopes;
  if (forms.length === 0 && main) envelopes.add(main);
  const shown = [...envelopes].flatMap((envelope) => examples.flatMap((example) => shownIn(example, envelope)));
  // An example outside its own schema's list violates that schema, which `error-example` reports.
  return [...listed.values(), ...shown.filter(({ code }) => !outside || listed.has(code))];
}

function shownIn({ value, place }: Example, envelope: ErrorEnvelope): readonly Named[] {
  const { code } = envelope.shape;
  return (code === undefined ? [] : foundAt(value, code)).flatMap((found) =>
    typeof found.value === "string" ? [{ code: found.value, place: below(place, ...found.at), envelope }] : [],
  );
}

/** A declared contract says which codes each of its responses has, unless its policy leaves them open. */
function* withoutCode(subject: Subject): Iterable<Violation> {
  const { declaration } = subject.contract;
  if (declaration?.policy === "open") return;
  const declared = new Set(declaration?.responses.values());
  for (const error of subject.errors.filter(({ response }) => declared.has(response))) {
    for (const form of error.response.content.flatMap(({ forms }) => forms)) {
      const { code } = shapeOf(subject, form);
      if (code === undefined || codesOfForm(subject, form).codes.length > 0) continue;
      const { name, faults } = ownerOf(form.owner.place, error);
      yield {
        message: `${name} allows any code; give the "${nameOfPointer(code)}" of its schema a const.`,
        place: form.owner.place,
        faults,
      };
    }
  }
}
