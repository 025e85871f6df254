import type { Operation } from "@error-contract/contract";
import { escapeKey } from "@error-contract/contract";
import type { Step, StepParameter, StepTarget } from "./arazzo.ts";
import type { Caller, Credentials } from "./credentials.ts";
import type { GoodRequest } from "./good-request.ts";

/** What a test changes in a valid request. */
export interface Changes {
  /** By place and name: `query limit`; `undefined` leaves the parameter out. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** A step without its name and its criteria. */
export type Request = StepTarget & Pick<Step, "parameters" | "requestBody">;

/**
 * Builds the request of a test, which is valid apart from the changes and the caller.
 *
 * @param operation - the operation
 * @param good - a request that it accepts
 * @param credentials - how a request identifies its caller
 * @param caller - the caller
 * @param changes - what is wrong with the request
 * @returns the request
 */
export function requestOf(
  operation: Operation,
  good: GoodRequest,
  credentials: Credentials,
  caller: Caller,
  { parameters = {}, body = good.body?.value }: Changes = {},
): Request {
  const sent = good.parameters.flatMap(({ in: where, name, value, required }): readonly StepParameter[] => {
    const changed = `${where} ${name}`;
    if (Object.hasOwn(parameters, changed)) {
      return parameters[changed] === undefined ? [] : [{ in: where, name, value: parameters[changed] }];
    }
    return required ? [{ in: where, name, value }] : [];
  });
  const known = new Set(good.parameters.map(({ in: where, name }) => `${where} ${name}`));
  const added = Object.entries(parameters).flatMap(([key, value]): readonly StepParameter[] => {
    const [, where = "", name = ""] = /^(\w+) (.*)$/s.exec(key) ?? [];
    return known.has(key) ? [] : [{ in: where, name, value }];
  });
  return {
    ...targetOf(operation),
    parameters: [...credentials.of(caller), ...sent, ...added],
    ...(good.body && { requestBody: { contentType: good.body.mediaType, payload: body } }),
  };
}

/** A dot in an `operationId` would refer to another source description. */
function targetOf({ operationId, path, method }: Operation): StepTarget {
  if (operationId !== undefined && /^[\w-]+$/.test(operationId)) return { operationId };
  return { operationPath: `{$sourceDescriptions.api.url}#/paths/${escapeKey(path)}/${method.toLowerCase()}` };
}
