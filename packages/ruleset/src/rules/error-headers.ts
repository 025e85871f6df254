import { envelopeOf } from "@error-contract/contract";
import type { Rule, Violation } from "../rule.ts";
import type { ErrorResponse, Subject } from "../subject.ts";
import { ofResponse } from "./support/faults.ts";
import { groupBy } from "./support/group.ts";
import { hold } from "./support/practice.ts";
import { count, nameResponse } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-headers",
  description: "Errors declare the headers a client needs: the request id; WWW-Authenticate, Allow, Retry-After.",
  severity: "warn",
  kind: "gap",
  check,
};

const REQUEST_ID = /(^|-)(request|correlation|trace)-?id$|^traceparent$/i;

/** RFC 9110, 15.5.2, 15.5.6 and 15.6.4; RFC 6585, 4. */
const demanded: readonly { readonly name: string; readonly statuses: readonly number[] }[] = [
  { name: "WWW-Authenticate", statuses: [401] },
  { name: "Allow", statuses: [405] },
  { name: "Retry-After", statuses: [429, 503] },
];

function* check(subject: Subject): Iterable<Violation> {
  const requestId = requestIdOf(subject.errors);
  const without = subject.errors.filter((error) => !carriesRequestId(subject, error));
  yield* demand(subject, requestId ?? "X-Request-ID", without, (name) =>
    requestId === undefined ? REQUEST_ID.test(name) : name.toLowerCase() === requestId.toLowerCase(),
  );
  for (const { name, statuses } of demanded) {
    const errors = subject.errors.filter(({ keys }) =>
      keys.some((key) => key.kind === "exact" && statuses.includes(key.status)),
    );
    yield* demand(subject, name, errors, (header) => header.toLowerCase() === name.toLowerCase());
  }
}

/** A body that has the id says it as well as a header does. A declared contract is held to its header all the same. */
function carriesRequestId({ contract, binding }: Subject, { response }: ErrorResponse): boolean {
  if (binding) return false;
  const forms = response.content.flatMap((content) => content.forms);
  return forms.length > 0 && forms.every((form) => envelopeOf(contract, form)?.shape.requestId !== undefined);
}

function demand(
  subject: Subject,
  name: string,
  errors: readonly ErrorResponse[],
  is: (header: string) => boolean,
): readonly Violation[] {
  return hold(subject, {
    items: errors,
    met: ({ response }) => [...response.headers.keys()].some(is),
    one: (error) => ({
      message: `${nameResponse(error)} does not declare the header ${name}; add it to its "headers".`,
      place: error.response.place,
      faults: ofResponse(error),
    }),
    many: ({ failing, total, such }) =>
      `${failing} of ${count(total, "error response")} that should have it${such} do not declare the header ${name}; add it to the "headers" of each.`,
  });
}

/** The document's own name for the request id: the one that most errors declare. */
function requestIdOf(errors: readonly ErrorResponse[]): string | undefined {
  const names = errors.flatMap(({ response }) => [...response.headers.keys()].filter((name) => REQUEST_ID.test(name)));
  const counts = groupBy(names, (name) => name.toLowerCase());
  return [...counts.values()].sort((a, b) => b.length - a.length)[0]?.[0];
}
