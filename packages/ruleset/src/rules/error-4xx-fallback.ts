import type { Rule } from "../rule/rule.ts";
import { demandFallback, fallbacks } from "./support/fallback.ts";
import { fallbackAdder } from "./support/mend/add-fallback.ts";

export const rule: Rule = {
  id: fallbacks.client.rule,
  description: "Every operation covers unlisted client errors with 4XX or default.",
  severity: "warn",
  kind: "gap",
  check: (subject) => demandFallback(subject, fallbacks.client),
  fix: fallbackAdder,
};
