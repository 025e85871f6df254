import type { Json, Operation } from "@error-contract/contract";
import type { Step } from "./arazzo.ts";
import type { GoodRequest } from "./good-request.ts";

/** What every test may be given: `redocly respect --input name=value`. */
export const INPUTS: object = {
  type: "object",
  properties: {
    token: { type: "string", format: "password" },
    token_without_scopes: { type: "string", format: "password" },
    unique: { type: "string" },
  },
};

/** A well-formed id that nothing has. */
export const UNKNOWN_ID = "00000000-0000-4000-8000-000000000000";

/** Whose token a request carries. */
export type Credentials = "none" | "bad" | "token_without_scopes" | "token";

/** What a test changes in a request that would be accepted. */
export interface Changes {
  readonly parameters?: Json;
  readonly body?: unknown;
}

/**
 * The request of a test: what would be accepted, but for the changes and the token.
 *
 * @param operation the operation
 * @param good what it accepts
 * @param credentials whose token is sent
 * @param changes what is wrong with the request
 * @returns a step without its id and its criteria
 */
export function testedRequest(
  operation: Operation,
  good: GoodRequest,
  credentials: Credentials,
  { parameters = {}, body = good.body?.value }: Changes = {},
): Omit<Step, "stepId" | "successCriteria"> {
  const required = good.parameters.filter((one) => one.required && !(one.name in parameters));
  const changed = Object.entries(parameters).map(([name, value]) => ({
    in: good.parameters.find((one) => one.name === name)?.in ?? "query",
    name,
    value,
  }));
  return {
    operationId: operation.operationId ?? "",
    parameters: [
      ...authorization(credentials),
      ...required.map(({ in: at, name, value }) => ({ in: at, name, value })),
      ...changed,
    ],
    ...(good.body && { requestBody: { contentType: good.body.mediaType, payload: body } }),
  };
}

function authorization(credentials: Credentials): NonNullable<Step["parameters"]> {
  if (credentials === "none") return [];
  const value = credentials === "bad" ? "Bearer not.a.token" : `Bearer {$inputs.${credentials}}`;
  return [{ in: "header", name: "Authorization", value }];
}
