import type { MendContext, Mender } from "../rule/edit.ts";
import type { Rule, Violation } from "../rule/rule.ts";
import type { ErrorResponse, Subject } from "../rule/subject.ts";
import { ofResponse } from "./support/faults.ts";
import { type HeaderDemand, headerDemands } from "./support/header-demand.ts";
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

function check(subject: Subject): readonly Violation[] {
  return headerDemands(subject).flatMap((demand) =>
    hold(subject, {
      items: subject.errors.filter((error) => demand.of(described(error))),
      met: (error) => declares(error, demand),
      one: (error) => ({
        message: `${nameResponse(error)} does not declare the header ${demand.name}; add it to its "headers".`,
        place: error.response.place,
        faults: ofResponse(error),
      }),
      many: ({ failing, total, such }) =>
        `${failing} of ${count(total, "error response")} that should have it${such} do not declare the header ${demand.name}; add it to the "headers" of each.`,
    }),
  );
}

function described({ keys, response }: ErrorResponse): Parameters<HeaderDemand["of"]>[0] {
  return { keys, content: response.content };
}

function declares({ response }: ErrorResponse, { is }: HeaderDemand): boolean {
  return [...response.headers.keys()].some(is);
}

function fix(subject: Subject, { entry }: MendContext): Mender {
  const demands = headerDemands(subject);
  const find = responseFinder(subject);
  return (fault) => {
    const error = find(fault);
    if (!error) return { kind: "by-hand", reason: "It belongs to no single response." };
    const missing = demands.filter((demand) => demand.of(described(error)) && !declares(error, demand));
    return addHeaders(
      subject,
      entry,
      error,
      missing.map(({ name }) => name),
    );
  };
}
