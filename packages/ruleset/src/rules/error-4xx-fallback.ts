import type { Rule } from "../rule/rule.ts";
import { demandFallback, fallbacks } from "./support/fallback.ts";
import { fallbackAdder } from "./support/mend/add-fallback.ts";

export const rule: Rule = {
  id: fallbacks.client.rule,
  description: "Every operation describes the client errors that it does not list, by 4XX or default.",
  severity: "warn",
  kind: "gap",
  check: (subject) => demandFallback(subject, fallbacks.client),
  fix: fallbackAdder,
};
