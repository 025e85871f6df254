import type { Rule } from "../rule.ts";
import { demandStatus } from "./support/declared.ts";

export const rule: Rule = {
  id: "error-400-declared",
  description: "An operation that takes input declares 400.",
  severity: "warn",
  check: (subject) =>
    demandStatus(subject, {
      status: 400,
      when: ({ parameters, hasBody }) => hasBody || parameters.length > 0,
      because: { one: "takes input", many: "take input" },
      alternatives: [422],
    }),
};
