import type { BodyForm, Envelope } from "@error-contract/contract";

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
