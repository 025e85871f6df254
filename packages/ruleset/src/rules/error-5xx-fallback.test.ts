import { fallbackCases } from "../../test/support/fallback-cases.ts";
import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-5xx-fallback.ts";

testRule(rule, fallbackCases(5, "AnyServerError"));
