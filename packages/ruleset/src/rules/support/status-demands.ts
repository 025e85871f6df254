import { isJson, type Operation, type Parameter } from "@error-contract/contract";
import type { StatusDemand } from "./declared.ts";

/** OAuth's client configuration endpoint, where an unknown client is a 401 (RFC 7592, sections 2.1 to 2.3). */
const REGISTERED_CLIENT = /\/oauth2?\/register\/\{[^}/]+\}$/i;

const checksCredentials = {
  when: ({ security }: Operation) => security.secured,
  because: { one: "checks credentials", many: "check credentials" },
};

/** The kinds of input and security that require a status. */
export const demands: Readonly<Record<400 | 401 | 403 | 404, StatusDemand>> = {
  400: {
    status: 400,
    when: takesInput,
    because: { one: "takes input", many: "take input" },
    alternatives: [422],
  },
  401: { status: 401, ...checksCredentials },
  403: { status: 403, ...checksCredentials },
  404: {
    status: 404,
    when: ({ parameters, path }) =>
      parameters.some((parameter) => parameter.in === "path") && !REGISTERED_CLIENT.test(path),
    because: { one: "has a path parameter", many: "have a path parameter" },
  },
};

/** The same, as a list in order of status. */
export const statusDemands: readonly StatusDemand[] = Object.values(demands);

function takesInput({ parameters, hasBody }: Operation): boolean {
  return hasBody || parameters.some(canBeMalformed);
}

/** If a path parameter may be any text, no value is malformed: an unknown one is a 404. */
function canBeMalformed({ in: where, schema }: Parameter): boolean {
  return where !== "path" || !isJson(schema?.value) || !isAnyText(schema.value);
}

const CONSTRAINTS = ["format", "pattern", "enum", "const", "minLength", "maxLength", "allOf", "anyOf", "oneOf"];

function isAnyText(schema: Readonly<Record<string, unknown>>): boolean {
  return schema["type"] === "string" && !CONSTRAINTS.some((keyword) => Object.hasOwn(schema, keyword));
}
