import type { Operation } from "@error-contract/contract";
import type { StatusDemand } from "./declared.ts";

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
    when: ({ parameters }) => parameters.some((parameter) => parameter.in === "path"),
    because: { one: "has a path parameter", many: "have a path parameter" },
  },
};

/** The statuses that an operation needs because of what it takes, by status. */
export const statusDemands: readonly StatusDemand[] = Object.values(demands);

/** Headers that OpenAPI says to ignore where they are described as parameters ("Parameter Object"). */
const IGNORED = /^(accept|content-type|authorization)$/i;

function takesInput({ parameters, hasBody }: Operation): boolean {
  return hasBody || parameters.some((parameter) => parameter.in !== "header" || !IGNORED.test(parameter.name));
}
