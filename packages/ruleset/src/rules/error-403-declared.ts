import type { Rule } from "../rule.ts";
import { demandStatus } from "./support/declared.ts";

export const rule: Rule = {
  id: "error-403-declared",
  description: "An operation that checks credentials declares 403.",
  severity: "warn",
  check: (subject) =>
    demandStatus(subject, {
      status: 403,
      when: ({ security }) => security.secured,
      because: { one: "checks credentials", many: "check credentials" },
    }),
};
