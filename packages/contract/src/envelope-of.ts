import type { ContractModel } from "./contract.ts";
import type { ErrorEnvelope } from "./envelope/envelope.ts";
import type { BodyForm } from "./schema/form.ts";

const byForm = new WeakMap<ContractModel, ReadonlyMap<BodyForm, ErrorEnvelope>>();

/**
 * The envelope that a form of an error body belongs to.
 *
 * @param model - the model of the document
 * @param form - a form of a body in that model
 * @returns its envelope; `undefined` if it is not an error body, or has neither properties nor elements
 * @example
 * response.content.flatMap(({ forms }) => forms.map((form) => envelopeOf(model, form)?.name)); // ["Error"]
 */
export function envelopeOf(model: ContractModel, form: BodyForm): ErrorEnvelope | undefined {
  let known = byForm.get(model);
  if (!known) {
    known = new Map(model.envelopes.flatMap((envelope) => envelope.forms.map((one) => [one, envelope] as const)));
    byForm.set(model, known);
  }
  return known.get(form);
}
