import { nameOf } from "@error-contract/contract";
import type { Rule, Violation } from "../rule/rule.ts";
import type { ErrorResponse, Subject } from "../rule/subject.ts";
import { ofResponse, ofShared } from "./support/faults.ts";
import { groupBy } from "./support/group.ts";
import { together } from "./support/practice.ts";
import { isReasonPhrase } from "./support/reason-phrases.ts";
import { count, list, nameResponse } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-description",
  description: "Every error response says what it means; a declared catalogue says cause, remedy and whether to retry.",
  severity: "warn",
  kind: "style",
  check,
};

/** Descriptions that tools insert by default. A bare reason phrase, such as "Not Found", does say something. */
const PLACEHOLDER =
  /^(error|error response|description|default|default response|response|string|todo|tbd|n\/a|[^\p{L}\p{N}]*|[1-5](\d\d|XX))\.?$/iu;

function* check(subject: Subject): Iterable<Violation> {
  const vague = subject.errors.filter(saysNothing);
  for (const alike of groupBy(vague, (error) => textOf(error).replace(/\.$/, "").toLowerCase()).values()) {
    const text = alike[0] ? textOf(alike[0]) : "";
    const lack = text === "" ? "no description" : `"${text}" for a description`;
    const each = alike.map((error) => ({
      message: `${nameResponse(error)} has ${lack}; say when it occurs.`,
      place: error.response.place,
      faults: ofResponse(error),
    }));
    yield* together(
      subject,
      each,
      subject.errors.length,
      ({ failing, such }) => `${count(failing, "error response")}${such} have ${lack}; say when each of them occurs.`,
    );
  }
  if (subject.contract.declaration) yield* untold(subject);
}

function textOf({ response }: ErrorResponse): string {
  return response.description?.trim() ?? "";
}

function saysNothing(error: ErrorResponse): boolean {
  const text = textOf(error);
  return text === "" || PLACEHOLDER.test(text) || isName(text, error);
}

/** Generators write the name of the schema or the response, such as `errorGeneric`. `NotFound` says something. */
function isName(text: string, { response }: ErrorResponse): boolean {
  if (/\s/.test(text) || isReasonPhrase(text)) return false;
  const schemas = response.content.flatMap(({ schema, forms }) => [schema, ...forms.flatMap(({ parts }) => parts)]);
  return text === response.name || schemas.some((schema) => schema !== undefined && nameOf(schema.place) === text);
}

/** A declared contract must say what each code means and what to do. */
function* untold({ contract }: Subject): Iterable<Violation> {
  for (const { code, place, title, causes, remedies, retryable, closed } of contract.codes) {
    if (!closed) continue;
    const texts = { title, cause: causes[0], remedy: remedies[0], retryable };
    const missing = Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [name] : []));
    if (missing.length === 0) continue;
    yield {
      message: `The code ${code} has no ${list(missing)} in the catalogue; add ${missing.length > 1 ? "them" : "it"} to "x-error" on its schema.`,
      place,
      faults: [ofShared("code", code)],
    };
  }
}
