import type { Rule, Violation } from "../rule.ts";
import type { ErrorResponse, Subject } from "../subject.ts";
import { list, nameResponse } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-description",
  description: "Every error response says what it means; a declared catalogue says cause, remedy and whether to retry.",
  severity: "warn",
  check,
};

/** What tools put there when nobody has written anything. A bare reason phrase, such as "Not Found", does say something. */
const PLACEHOLDER =
  /^(error|error response|description|default|default response|response|string|todo|tbd|n\/a|[^\p{L}\p{N}]*|[1-5](\d\d|XX))\.?$/iu;

function* check({ contract, errors }: Subject): Iterable<Violation> {
  for (const error of errors) {
    const { description, place } = error.response;
    if (description === undefined || PLACEHOLDER.test(description.trim())) {
      yield { message: `${nameResponse(error)} ${sayLack(error)}; say when it occurs.`, place };
    }
  }
  if (!contract.declaration) return;
  for (const { code, place, ...entry } of contract.catalogue) {
    const missing = (["title", "cause", "remedy", "retryable"] as const).filter((key) => entry[key] === undefined);
    if (missing.length === 0) continue;
    yield {
      message: `The code ${code} has no ${list(missing)} in the catalogue; add ${missing.length > 1 ? "them" : "it"} to "x-error" on its schema.`,
      place,
    };
  }
}

function sayLack({ response }: ErrorResponse): string {
  const description = response.description?.trim();
  return description ? `has "${description}" for a description` : "has no description";
}
