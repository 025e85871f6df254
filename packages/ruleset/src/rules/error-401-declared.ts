import type { Rule } from "../rule.ts";
import { demandStatus, type StatusDemand } from "./support/declared.ts";
import { responseAdder } from "./support/mend/add-response.ts";

export const demand: StatusDemand = {
  status: 401,
  when: ({ security }) => security.secured,
  because: { one: "checks credentials", many: "check credentials" },
};

export const rule: Rule = {
  id: "error-401-declared",
  description: "An operation that checks credentials declares 401.",
  severity: "warn",
  kind: "gap",
  check: (subject) => demandStatus(subject, demand),
  fix: (subject, context) => responseAdder(subject, context),
};
