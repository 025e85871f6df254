import { isJson, type Operation, type Parameter } from "@error-contract/contract";
import type { Rule } from "../rule.ts";
import { demandStatus, type StatusDemand } from "./support/declared.ts";
import { responseAdder } from "./support/mend/add-response.ts";

export const demand: StatusDemand = {
  status: 400,
  when: takesInput,
  because: { one: "takes input", many: "take input" },
  alternatives: [422],
};

export const rule: Rule = {
  id: "error-400-declared",
  description: "An operation that takes input declares 400.",
  severity: "warn",
  kind: "gap",
  check: (subject) => demandStatus(subject, demand),
  fix: (subject, context) => responseAdder(subject, context),
};

/** Headers that OpenAPI says to ignore where they are described as parameters ("Parameter Object"). */
const IGNORED = /^(accept|content-type|authorization)$/i;

function takesInput({ parameters, hasBody }: Operation): boolean {
  return hasBody || parameters.some(canBeMalformed);
}

/** Of a name in the path that may be any text, none is malformed: there is nothing of that name, which is 404. */
function canBeMalformed({ in: where, name, schema }: Parameter): boolean {
  if (where === "header") return !IGNORED.test(name);
  return where !== "path" || !isJson(schema?.value) || !isAnyText(schema.value);
}

const CONSTRAINTS = ["format", "pattern", "enum", "const", "minLength", "maxLength", "allOf", "anyOf", "oneOf"];

function isAnyText(schema: Readonly<Record<string, unknown>>): boolean {
  return schema["type"] === "string" && !CONSTRAINTS.some((keyword) => Object.hasOwn(schema, keyword));
}
