import type { Rule } from "../rule.ts";
import { demandStatus, type StatusDemand } from "./support/declared.ts";
import { responseAdder } from "./support/mend/add-response.ts";

/** The client configuration endpoint of OAuth: a client that does not exist is a 401 there (RFC 7592, sections 2.1 to 2.3). */
const REGISTERED_CLIENT = /\/oauth2?\/register\/\{[^}/]+\}$/i;

export const demand: StatusDemand = {
  status: 404,
  when: ({ parameters, path }) =>
    parameters.some((parameter) => parameter.in === "path") && !REGISTERED_CLIENT.test(path),
  because: { one: "has a path parameter", many: "have a path parameter" },
};

export const rule: Rule = {
  id: "error-404-declared",
  description: "An operation with a path parameter declares 404.",
  severity: "warn",
  kind: "gap",
  check: (subject) => demandStatus(subject, demand),
  fix: (subject, context) => responseAdder(subject, context),
};
