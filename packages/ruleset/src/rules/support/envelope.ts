import { type BodyForm, type Envelope, envelopeOf } from "@error-contract/contract";
import type { Subject } from "../../rule/subject.ts";

/**
 * Whether a form of a body has the envelope.
 *
 * @param form - the form
 * @param envelope - the norm's envelope
 * @returns true when it is or extends the envelope's schema, or has all its properties
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
 * Which forms of error bodies lack the norm's envelope and should have it. A body needs no mend although it is not the
 * envelope's schema where another standard prescribes it (OAuth, SCIM), or where the norm is inferred and the body is of the
 * document's main envelope, with a property more or less.
 *
 * @param subject - the document
 * @returns whether a form is foreign; none is in a document without an envelope
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
