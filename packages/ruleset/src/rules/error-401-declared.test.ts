import { credentialCases } from "../../test/support/credential-cases.ts";
import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-401-declared.ts";

testRule(rule, credentialCases(401, "Unauthorized"));
