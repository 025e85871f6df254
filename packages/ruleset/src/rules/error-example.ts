import { type BodyForm, below, type Content, contentPlace, isJson, type Node } from "@error-contract/contract";
import type { Rule, Violation } from "../rule.ts";
import type { ErrorResponse, Subject } from "../subject.ts";
import { groupBy } from "./support/group.ts";
import { hold } from "./support/practice.ts";
import { validate } from "./support/validate.ts";
import { count, nameResponse } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-example",
  description: "Every error body has an example, and every example is valid against its schema.",
  severity: "warn",
  check,
};

function* check(subject: Subject): Iterable<Violation> {
  const bodies = subject.errors.flatMap((error) => error.response.content.map((content) => ({ error, content })));
  yield* hold(subject, {
    items: distinct(bodies),
    met: ({ content }) => hasExample(content),
    one: ({ error, content }) => ({
      message: `${nameResponse(error)} has no example of its body; add "example" or "examples".`,
      place: contentPlace(error.response, content),
    }),
    most: (failing, total) =>
      `${failing} of ${count(total, "error body", "error bodies")} have no example; add "example" or "examples" to each.`,
  });
  for (const { error, content } of bodies) {
    for (const { value, place } of content.schema ? content.examples : []) {
      const mismatch = content.schema && validate(subject.walker, content.schema, value);
      if (!mismatch) continue;
      const { at, reason } = mismatch;
      yield {
        message: `${nameResponse(error)} has an example that its schema does not allow: ${reason}${at.length > 0 ? ` at ${at.join(".")}` : ""}; correct one of them.`,
        place: below(place, ...at),
      };
    }
  }
}

interface Body {
  readonly error: ErrorResponse;
  readonly content: Content;
}

/** Operations that write the same body in place, and none of them with an example, lack it in its schema: once. */
function distinct(bodies: readonly Body[]): readonly Body[] {
  const keyOf = ({ error, content }: Body): unknown =>
    error.response.name === undefined && content.examples.length === 0 ? (content.schema?.value ?? content) : content;
  return [...groupBy(bodies, keyOf).values()].flatMap(([body]) => body ?? []);
}

/** A schema whose every property says what it may look like is an example as well. */
function hasExample({ examples, forms }: Content): boolean {
  return examples.length > 0 || (forms.length > 0 && forms.every(isExemplified));
}

function isExemplified({ properties }: BodyForm): boolean {
  return properties.size > 0 && [...properties.values()].every((schemas) => schemas.some(showsValue));
}

function showsValue({ value }: Node): boolean {
  return (
    isJson(value) &&
    ["example", "examples", "const", "default", "enum"].some((keyword) => Object.hasOwn(value, keyword))
  );
}
