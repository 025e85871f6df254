import type { Rule } from "../rule/rule.ts";
import { demandStatus } from "./support/declared.ts";
import { responseAdder } from "./support/mend/add-response.ts";
import { demands } from "./support/status-demands.ts";

export const rule: Rule = {
  id: "error-404-declared",
  description: "An operation with a path parameter declares 404.",
  severity: "warn",
  kind: "gap",
  check: (subject) => demandStatus(subject, demands[404]),
  fix: (subject, context) => responseAdder(subject, context),
};
