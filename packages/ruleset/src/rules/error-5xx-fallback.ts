import type { Rule } from "../rule.ts";
import { demandFallback } from "./support/fallback.ts";

export const rule: Rule = {
  id: "error-5xx-fallback",
  description: "Every operation describes the server errors that it does not list, by 5XX or default.",
  severity: "warn",
  check: (subject) => demandFallback(subject, 5, "server"),
};
