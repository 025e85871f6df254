import { credentialCases } from "../../test/support/credential-cases.ts";
import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-403-declared.ts";

testRule(rule, credentialCases(403, "Forbidden"));
