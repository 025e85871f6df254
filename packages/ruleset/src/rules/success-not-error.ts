import {
  type BodyForm,
  type Content,
  contentPlace,
  hundredsOf,
  type Operation,
  type ResponseObject,
} from "@error-contract/contract";
import type { Rule, Violation } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { hasEnvelope, hasProperties } from "./support/envelope.ts";
import { ofOperation } from "./support/faults.ts";
import { nameOperation } from "./support/wording.ts";

export const rule: Rule = {
  id: "success-not-error",
  description: "A successful response does not have an error as its body.",
  severity: "error",
  kind: "contradiction",
  check,
};

function* check(subject: Subject): Iterable<Violation> {
  const isError = recogniser(subject);
  for (const operation of subject.served) {
    for (const { key, response, content } of successes(operation)) {
      if (!content.forms.some((form) => isError(form, content))) continue;
      yield {
        message: `${nameOperation(operation)} answers ${key} with an error body; move it under the status of the error.`,
        place: content.schema?.slot ?? contentPlace(response, content),
        faults: [ofOperation(operation, key)],
      };
    }
  }
}

interface Success {
  readonly key: string;
  readonly response: ResponseObject;
  readonly content: Content;
}

function successes({ responses }: Operation): readonly Success[] {
  return (
    responses
      // A redirection is no success: its body may well say why the resource is elsewhere.
      .filter(({ status }) => status.kind !== "default" && (hundredsOf(status) ?? 4) < 3)
      .flatMap(({ key, response }) => (response ? response.content.map((content) => ({ key, response, content })) : []))
  );
}

/**
 * That a body has the envelope's properties is not enough where they are only a set of names: `{ id, message }` may be anything.
 * It must also be the very schema of an error's body, or pin a code of the catalogue.
 */
function recogniser({ norm, errors, contract }: Subject): (form: BodyForm, content: Content) => boolean {
  const { envelope } = norm;
  if (!envelope) return () => false;
  const bodies = new Set(errors.flatMap(({ response }) => response.content.map(({ schema }) => schema?.value)));
  const codes = new Set(contract.catalogue.map(({ code }) => code));
  return (form, { schema }) =>
    (envelope.by === "schema" && hasEnvelope(form, envelope)) ||
    (hasProperties(form, envelope) &&
      ((schema !== undefined && bodies.has(schema.value)) || form.codes.some(({ value }) => codes.has(value))));
}
