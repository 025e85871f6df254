import type { Rule } from "../rule.ts";
import { all } from "./generated/rules.ts";

/** Every rule. */
export const rules: readonly Rule[] = all;
