import { below, type Content, contentPlace, essenceOf, isJson } from "@error-contract/contract";
import type { Mender } from "../rule/edit.ts";
import type { Rule, Violation } from "../rule/rule.ts";
import type { ErrorResponse, Subject } from "../rule/subject.ts";
import { isExemplified } from "./support/exemplified.ts";
import { ofResponse } from "./support/faults.ts";
import { groupBy } from "./support/group.ts";
import { addExamples } from "./support/mend/add-examples.ts";
import { responseFinder } from "./support/mend/find-operations.ts";
import { ownerOf } from "./support/owner.ts";
import { hold } from "./support/practice.ts";
import { validate } from "./support/validate.ts";
import { count, nameResponse } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-example",
  description: "Every error body has an example, and every example is valid against its schema.",
  severity: "warn",
  kind: "style",
  check,
  fix,
};

function* check(subject: Subject): Iterable<Violation> {
  const bodies = subject.errors.flatMap((error) => error.response.content.map((content) => ({ error, content })));
  yield* withoutExample(subject, bodies);
  for (const body of bodies) {
    const misplaced = findMisplaced(body);
    if (misplaced) yield misplaced;
    yield* invalid(subject, body);
  }
}

interface Body {
  readonly error: ErrorResponse;
  readonly content: Content;
}

function withoutExample(subject: Subject, bodies: readonly Body[]): readonly Violation[] {
  return hold(subject, {
    items: alike(bodies),
    met: ([{ content }]) => showsExample(subject, content),
    one: (group) => {
      const [{ error, content }] = group;
      const others = group.length > 1 ? ` and ${count(group.length - 1, "other")} with the same schema` : "";
      return {
        message: `${nameResponse(error)}${others} ${others ? "have" : "has"} no example of ${others ? "their bodies" : "its body"}; add "example" or "examples".`,
        place: contentPlace(error.response, content),
        faults: group.flatMap((body) => ofResponse(body.error)),
      };
    },
    many: ({ failing, total, such }) =>
      `${failing} of ${count(total, "error body", "error bodies")}${such} have no example; add "example" or "examples" to each.`,
  });
}

function showsExample({ walker }: Subject, content: Content): boolean {
  const { examples, forms } = content;
  // A body that programs cannot read needs no example.
  if (essenceOf(content.mediaType) === "text/html") return true;
  if (examples.length > 0 || isMisplaced(content)) return true;
  return forms.length > 0 && forms.every((form) => isExemplified(walker, form));
}

function fix(subject: Subject): Mender {
  const find = responseFinder(subject);
  return (fault) => {
    const error = find(fault);
    const missing = error?.response.content.filter((content) => !showsExample(subject, content)) ?? [];
    if (!error || missing.length === 0) return { kind: "by-hand", reason: "Only you know which of the two is right." };
    return addExamples(subject, error, missing);
  };
}

type Group = readonly [Body, ...Body[]];

/** If operations write the same body inline, all without an example, the schema lacks one: a single finding. */
function alike(bodies: readonly Body[]): readonly Group[] {
  const keyOf = ({ error, content }: Body): unknown =>
    error.response.name === undefined && content.examples.length === 0 ? (content.schema?.value ?? content) : content;
  return [...groupBy(bodies, keyOf).values()].flatMap(([first, ...others]): Group[] =>
    first ? [[first, ...others]] : [],
  );
}

/**
 * Named examples belong to the media type. Beside a schema's `$ref`, they are ignored or taken for the schema's own.
 */
function isMisplaced({ schema }: Content): boolean {
  return isJson(schema?.beside?.["examples"]);
}

function findMisplaced({ error, content }: Body): Violation | undefined {
  const { schema } = content;
  if (!schema || !isMisplaced(content)) return undefined;
  return {
    message: `${nameResponse(error)} has "examples" beside the $ref of its schema, where nothing reads them; move them up beside "schema".`,
    // A linter that follows `$ref`s does not see their siblings.
    place: { ...below(schema.slot, "examples"), path: schema.slot.path.slice(0, -1) },
    faults: ofResponse(error),
  };
}

function* invalid({ walker }: Subject, { error, content: { schema, examples } }: Body): Iterable<Violation> {
  for (const { value, place } of schema ? examples : []) {
    const mismatch = schema && validate(walker, schema, value);
    if (!mismatch) continue;
    const { at, reason } = mismatch;
    const owner = ownerOf(place, error);
    yield {
      message: `${owner.name} has an example that its schema does not allow: ${reason}${at.length > 0 ? ` at ${at.join(".")}` : ""}; correct one of them.`,
      place: below(place, ...at),
      kind: "contradiction",
      faults: owner.faults,
    };
  }
}
