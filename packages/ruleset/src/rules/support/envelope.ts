import { type BodyForm, type Envelope, envelopeOf } from "@error-contract/contract";
import type { Subject } from "../../rule/subject.ts";

/**
 * Whether a form of a body has the envelope.
 *
 * @param form - the form
 * @param envelope - the norm's envelope
 * @returns true if it is or extends the envelope's schema, or has all its properties
 */
export function hasEnvelope(form: BodyForm, envelope: Envelope): boolean {
  if (envelope.by === "schema") return form.parts.some(({ value }) => value === envelope.schema);
  return hasProperties(form, envelope);
}

/** Whether a form has every property of the envelope, whatever its schema is. */
export function hasProperties(form: BodyForm, { properties }: Envelope): boolean {
  return properties.length > 0 && properties.every((name) => form.properties.has(name));
}

/**
 * Finds the forms of error bodies that should have the norm's envelope but lack it. A body is right without being the
 * envelope's schema if another standard prescribes it (OAuth, SCIM), or if the norm is inferred and the body has the
 * document's main envelope, give or take a property.
 *
 * @param subject - the document
 * @returns a predicate for such forms; always false for a document without an envelope
 */
export function foreignForms({ contract, norm, preset }: Subject): (form: BodyForm) => boolean {
  const { envelope } = norm;
  if (!envelope) return () => false;
  const main = contract.envelopes.find(({ excused }) => !excused);
  const inferred = norm.origin === "inferred" && preset.norm === undefined;
  return (form) => {
    if (hasEnvelope(form, envelope)) return false;
    const own = envelopeOf(contract, form);
    return own === undefined || !(own.excused || (inferred && own === main));
  };
}
