import { envelopeOf } from "@error-contract/contract";
import type { Mender } from "../edit.ts";
import type { Rule, Violation } from "../rule.ts";
import type { ErrorResponse, Subject } from "../subject.ts";
import { ofResponse } from "./support/faults.ts";
import { groupBy } from "./support/group.ts";
import { addHeaders } from "./support/mend/add-headers.ts";
import { responseFinder } from "./support/mend/find-operations.ts";
import { hold } from "./support/practice.ts";
import { count, nameResponse } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-headers",
  description: "Errors declare the headers a client needs: the request id; WWW-Authenticate, Allow, Retry-After.",
  severity: "warn",
  kind: "gap",
  check,
  fix,
};

const REQUEST_ID = /(^|-)(request|correlation|trace)-?id$|^traceparent$/i;

/** RFC 9110, 15.5.2, 15.5.6 and 15.6.4; RFC 6585, 4. */
const demanded: readonly { readonly name: string; readonly statuses: readonly number[] }[] = [
  { name: "WWW-Authenticate", statuses: [401] },
  { name: "Allow", statuses: [405] },
  { name: "Retry-After", statuses: [429, 503] },
];

/** A header that some errors must declare. */
interface HeaderDemand {
  readonly name: string;
  readonly errors: readonly ErrorResponse[];
  readonly is: (header: string) => boolean;
}

function demandsOf(subject: Subject): readonly HeaderDemand[] {
  const { errors } = subject;
  const requestId = requestIdOf(errors);
  const named = (name: string) => (header: string) => header.toLowerCase() === name.toLowerCase();
  return [
    {
      name: requestId ?? "X-Request-ID",
      errors: errors.filter((error) => !carriesRequestId(subject, error)),
      is: requestId === undefined ? (name) => REQUEST_ID.test(name) : named(requestId),
    },
    ...demanded.map(({ name, statuses }) => ({
      name,
      errors: errors.filter(({ keys }) => keys.some((key) => key.kind === "exact" && statuses.includes(key.status))),
      is: named(name),
    })),
  ];
}

/** A body that has the id says it as well as a header does. A declared contract is held to its header all the same. */
function carriesRequestId({ contract, binding }: Subject, { response }: ErrorResponse): boolean {
  if (binding) return false;
  const forms = response.content.flatMap((content) => content.forms);
  return forms.length > 0 && forms.every((form) => envelopeOf(contract, form)?.shape.requestId !== undefined);
}

function check(subject: Subject): readonly Violation[] {
  return demandsOf(subject).flatMap(({ name, errors, is }) =>
    hold(subject, {
      items: errors,
      met: (error) => declares(error, is),
      one: (error) => ({
        message: `${nameResponse(error)} does not declare the header ${name}; add it to its "headers".`,
        place: error.response.place,
        faults: ofResponse(error),
      }),
      many: ({ failing, total, such }) =>
        `${failing} of ${count(total, "error response")} that should have it${such} do not declare the header ${name}; add it to the "headers" of each.`,
    }),
  );
}

function declares({ response }: ErrorResponse, is: (header: string) => boolean): boolean {
  return [...response.headers.keys()].some(is);
}

function fix(subject: Subject, entry: string): Mender {
  const demands = demandsOf(subject);
  const find = responseFinder(subject);
  return (fault) => {
    const error = find(fault);
    if (!error) return { kind: "by-hand", reason: "It belongs to no single response." };
    const missing = demands.filter(({ errors, is }) => errors.includes(error) && !declares(error, is));
    return addHeaders(
      subject,
      entry,
      error,
      missing.map(({ name }) => name),
    );
  };
}

/** The document's own name for the request id: the one that most errors declare. */
function requestIdOf(errors: readonly ErrorResponse[]): string | undefined {
  const names = errors.flatMap(({ response }) => [...response.headers.keys()].filter((name) => REQUEST_ID.test(name)));
  const counts = groupBy(names, (name) => name.toLowerCase());
  return [...counts.values()].sort((a, b) => b.length - a.length)[0]?.[0];
}
