import type { Rule } from "../rule.ts";
import { demandStatus, type StatusDemand } from "./support/declared.ts";
import { responseAdder } from "./support/mend/add-response.ts";

export const demand: StatusDemand = {
  status: 404,
  when: ({ parameters }) => parameters.some((parameter) => parameter.in === "path"),
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
