import {
  type BodyForm,
  type Content,
  contentPlace,
  type Envelope,
  envelopeOf,
  essenceOf,
  isJsonMediaType,
  type Place,
  type ResponseObject,
} from "@error-contract/contract";
import type { Rule, Violation } from "../rule/rule.ts";
import type { ErrorResponse, Subject } from "../rule/subject.ts";
import { foreignForms } from "./support/envelope.ts";
import { envelopeExpectation } from "./support/envelope-expectation.ts";
import { ofDeclaration, ofResponse } from "./support/faults.ts";
import { isHealthReport } from "./support/health-report.ts";
import { ownerOf } from "./support/owner.ts";
import { hold } from "./support/practice.ts";
import { count, nameResponse } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-envelope",
  description: "Every error has a body, and all bodies have the same envelope.",
  severity: "warn",
  kind: "contradiction",
  check,
};

function* check(subject: Subject): Iterable<Violation> {
  const { contract, norm, preset, whole } = subject;
  if (preset.wantsDeclaration && !contract.declaration) {
    yield {
      message: `The document does not declare its error contract; add "x-error-contract" at the root, with the envelope and the shared response of each status.`,
      place: whole,
      faults: [ofDeclaration("*")],
    };
  }
  if (norm.envelope) {
    yield* withoutBody(subject, norm.envelope);
    yield* withoutEnvelope(subject, norm.envelope);
  } else if (contract.declaration) {
    // `error-contract-valid` reports one that does not resolve.
    if (contract.declaration.problems.some(({ place: { keys } }) => keys[1] === "envelope")) return;
    yield {
      message: `x-error-contract names no envelope; add "envelope" with a $ref to the schema that every error body has.`,
      place: contract.declaration.place,
      faults: [ofDeclaration("*")],
    };
  } else yield* withoutCommonBody(subject);
}

/** Bodies that another standard prescribes, such as FastAPI's 422, need not have anything in common with the rest. */
function* withoutCommonBody({ contract, errors, whole }: Subject): Iterable<Violation> {
  const isExcused = (form: BodyForm): boolean => envelopeOf(contract, form)?.excused === true;
  const own = errors.filter(
    ({ response: { content } }) =>
      content.length === 0 || !content.every(({ forms }) => forms.length > 0 && forms.every(isExcused)),
  );
  const [only] = own;
  if (only === undefined) return;
  const faults = own.flatMap(ofResponse);
  const others = own.length < errors.length ? "other " : "";
  if (own.every(({ response }) => response.content.length === 0)) {
    const who =
      own.length === 1
        ? `${nameResponse(only)} has no body`
        : `None of the ${others}${own.length} error responses has a body`;
    const mend = own.length === 1 ? 'add "content" with a schema' : 'give all of them "content" with one schema';
    yield {
      message: `${who}, so a client cannot tell one cause from another; ${mend}.`,
      place: own.length === 1 ? only.response.place : whole,
      kind: "gap",
      faults,
    };
  } else if (own.length === 1) {
    if (only.response.content.some(namesProperties)) return;
    yield {
      message: `${nameResponse(only)} has a body whose schema names no properties, so a client cannot tell what is in it; add "properties" to the schema.`,
      place: only.response.place,
      kind: "gap",
      faults,
    };
  } else if (!own.some(({ response }) => response.content.some(namesProperties))) {
    yield {
      message: `None of the ${others}${own.length} error responses has a schema that names properties, so a client cannot tell what is in a body; give all of them one schema with "properties".`,
      place: whole,
      kind: "gap",
      faults,
    };
  } else {
    yield {
      message: `The ${others}${own.length} error responses have no common body: no set of properties is in half of them; give all of them one schema.`,
      place: whole,
      faults,
    };
  }
}

function namesProperties({ forms }: Content): boolean {
  return forms.some(({ properties }) => properties.size > 0);
}

function withoutBody(subject: Subject, envelope: Envelope): readonly Violation[] {
  const isExpected = envelopeExpectation(subject);
  return hold(subject, {
    items: subject.errors.filter(
      ({ uses }) => uses.length === 0 || uses.some(({ operation }) => operation.method !== "HEAD"),
    ),
    met: ({ response }) => response.content.length > 0,
    one: (error) => ({
      message: isExpected(error)
        ? `${nameResponse(error)} has no body, but other errors use the envelope ${envelope.name}; add "content" with that schema.`
        : `${nameResponse(error)} has no body, but other errors describe theirs; add "content" with the schema of its body.`,
      place: error.response.place,
      kind: "gap",
      faults: ofResponse(error),
    }),
    many: ({ failing, total, such }) =>
      `${failing} of ${count(total, "error response")}${such} have no body, but other errors use the envelope ${envelope.name}; add "content" with that schema to each.`,
  });
}

/** A schema shared by many responses is one fault. */
function* withoutEnvelope(subject: Subject, envelope: Envelope): Iterable<Violation> {
  const { errors, norm } = subject;
  const isForeign = foreignForms(subject);
  const succeeding = successSchemas(subject);
  const faults = new Map<
    unknown,
    { readonly error: ErrorResponse; readonly content: Content; readonly schema: Place; uses: number }
  >();
  for (const error of errors.filter((each) => !isHealthReport(each))) {
    for (const content of error.response.content.filter((each) => isStructured(each, norm.mediaTypes))) {
      for (const { value, place } of foreignTo(isForeign, error.response, content)) {
        const fault = faults.get(value) ?? { error, content, schema: place, uses: 0 };
        fault.uses += Math.max(error.uses.length, 1);
        faults.set(value, fault);
      }
    }
  }
  for (const [value, { error, content, schema, uses }] of faults) {
    // If a success has it too, the schema is right, and the error's reference to it is wrong.
    const place = succeeding.has(value) ? referencePlace(error.response, content) : schema;
    const more = uses > 1 ? ` (${count(uses, "use")} of this schema in all)` : "";
    yield {
      message: `${nameResponse(error)} has a body of its own${more}, but other errors use the envelope ${envelope.name}; use or extend that schema.`,
      place,
      faults: ownerOf(schema, error).faults,
    };
  }
}

/**
 * Where a body refers to its schema. A linter that follows `$ref`s would continue into the schema, so the path stops
 * before it.
 */
function referencePlace(response: ResponseObject, content: Content): Place {
  const { slot } = content.schema ?? {};
  return slot ? { ...slot, path: slot.path.slice(0, -1) } : contentPlace(response, content);
}

/** The schemas of success bodies, by identity. */
function successSchemas({ served }: Subject): ReadonlySet<unknown> {
  const successes = served.flatMap(({ responses }) => responses.filter(({ error }) => !error));
  return new Set(
    successes.flatMap(({ response }) =>
      (response?.content ?? []).flatMap(({ forms }) => forms.map(({ owner }) => owner.value)),
    ),
  );
}

/** The schemas of a body that lack the envelope; the body itself if it has no schema. */
function foreignTo(
  isForeign: (form: BodyForm) => boolean,
  response: ResponseObject,
  content: Content,
): readonly { readonly value: unknown; readonly place: Place }[] {
  if (content.forms.length === 0) return [{ value: content, place: contentPlace(response, content) }];
  return content.forms.filter(isForeign).map(({ owner }) => owner);
}

/** An HTML page cannot have the envelope; `error-media-type` reports that there is one. */
function isStructured({ mediaType }: Content, mediaTypes: readonly string[]): boolean {
  const essence = essenceOf(mediaType);
  return mediaTypes.includes(essence) || isJsonMediaType(essence) || essence.includes("*");
}
