import type { Rule } from "../rule/rule.ts";
import { demandStatus } from "./support/declared.ts";
import { responseAdder } from "./support/mend/add-response.ts";
import { demands } from "./support/status-demands.ts";

export const rule: Rule = {
  id: "error-403-declared",
  description: "An operation that checks credentials declares 403.",
  severity: "warn",
  kind: "gap",
  check: (subject) => demandStatus(subject, demands[403]),
  fix: (subject, context) => responseAdder(subject, context),
};
