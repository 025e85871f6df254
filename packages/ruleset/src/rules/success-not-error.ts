import {
  type BodyForm,
  type Content,
  contentPlace,
  hundredsOf,
  isJson,
  listedAt,
  type Operation,
  type ResponseObject,
} from "@error-contract/contract";
import type { Rule, Violation } from "../rule/rule.ts";
import type { Subject } from "../rule/subject.ts";
import { hasEnvelope, hasProperties } from "./support/envelope.ts";
import { ofOperation } from "./support/faults.ts";
import { foundAt } from "./support/found.ts";
import { mainShape, readStatus } from "./support/shapes.ts";
import { nameOperation } from "./support/wording.ts";

export const rule: Rule = {
  id: "success-not-error",
  description: "A successful response does not have an error as its body.",
  severity: "error",
  kind: "contradiction",
  check,
};

function* check(subject: Subject): Iterable<Violation> {
  const isError = recognizer(subject);
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
      // A redirect is not a success: its body may say why the resource is elsewhere.
      .filter(({ status }) => status.kind !== "default" && (hundredsOf(status) ?? 4) < 3)
      .flatMap(({ key, response }) => (response ? response.content.map((content) => ({ key, response, content })) : []))
  );
}

/**
 * Having the envelope's properties is not enough if they are only a set of names: `{ id, message }` may be anything.
 * It must also be the very schema of an error's body, pin a code of the catalogue, or show an error among its examples.
 */
function recognizer(subject: Subject): (form: BodyForm, content: Content) => boolean {
  const { norm, errors, contract } = subject;
  const { envelope } = norm;
  if (!envelope) return () => false;
  const bodies = new Set(errors.flatMap(({ response }) => response.content.map(({ schema }) => schema?.value)));
  const codes = new Set(contract.codes.filter(({ closed }) => closed).map(({ code }) => code));
  // The cheapest test comes first, so that the properties of most successes are never read.
  return (form, content) => {
    const { schema, examples } = content;
    if (envelope.by === "schema" && hasEnvelope(form, envelope)) return true;
    if (schema !== undefined && bodies.has(schema.value)) return hasProperties(form, envelope);
    if (
      examples.length > 0 &&
      hasProperties(form, envelope) &&
      examples.some(({ value }) => showsError(subject, value))
    )
      return true;
    return codes.size > 0 && hasProperties(form, envelope) && pinsCode(subject, form, codes);
  };
}

function pinsCode(subject: Subject, form: BodyForm, codes: ReadonlySet<string | number>): boolean {
  const { code } = mainShape(subject);
  return code !== undefined && listedAt(form, code).values.some(({ value }) => codes.has(value));
}

const EXCEPTION = /\b\w+(Exception|Error)\b/;

/** Whether an example shows an error: an error status, or an exception as its code. */
function showsError(subject: Subject, example: unknown): boolean {
  const shape = mainShape(subject);
  const values = [shape.status, shape.code].flatMap((pointer) =>
    pointer === undefined ? [] : foundAt(example, pointer).map(({ value }) => value),
  );
  const types = isJson(example) ? Object.values(example).filter((value) => typeof value === "string") : [];
  return values.some((value) => (readStatus(value) ?? 0) >= 400) || types.some((text) => EXCEPTION.test(text));
}
