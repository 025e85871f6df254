import type { Rule } from "../rule.ts";
import { demandFallback } from "./support/fallback.ts";

export const rule: Rule = {
  id: "error-4xx-fallback",
  description: "Every operation describes the client errors that it does not list, by 4XX or default.",
  severity: "warn",
  check: (subject) => demandFallback(subject, 4, "client"),
};
