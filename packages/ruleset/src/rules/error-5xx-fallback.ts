import type { Rule } from "../rule/rule.ts";
import { demandFallback, fallbacks } from "./support/fallback.ts";
import { fallbackAdder } from "./support/mend/add-fallback.ts";

export const rule: Rule = {
  id: fallbacks.server.rule,
  description: "Every operation covers unlisted server errors with 5XX or default.",
  severity: "warn",
  kind: "gap",
  check: (subject) => demandFallback(subject, fallbacks.server),
  fix: fallbackAdder,
};
