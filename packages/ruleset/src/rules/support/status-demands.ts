import { isJson, type Operation, type Parameter } from "@error-contract/contract";
import type { StatusDemand } from "./declared.ts";

/** The client configuration endpoint of OAuth: a client that does not exist is a 401 there (RFC 7592, sections 2.1 to 2.3). */
const REGISTERED_CLIENT = /\/oauth2?\/register\/\{[^}/]+\}$/i;

const checksCredentials = {
  when: ({ security }: Operation) => security.secured,
  because: { one: "checks credentials", many: "check credentials" },
};

/** What an operation takes, and the status that it needs because of it. */
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

/** The statuses that an operation needs because of what it takes, by status. */
export const statusDemands: readonly StatusDemand[] = Object.values(demands);

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
