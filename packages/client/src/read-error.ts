import type { BodyPath, BodySample, ErrorDescriptor } from "./descriptor.ts";
import type { AnyFailure } from "./result.ts";
import type { UnexpectedResponse } from "./unexpected.ts";

/** What a failed response says. */
export type ReadError = Pick<AnyFailure, "documented" | "error" | "code" | "message" | "details" | "requestId">;

/**
 * Reads the body of a failed response: parsed JSON, or text.
 *
 * @example
 * const reader: ErrorReader = readProblem;
 */
export type ErrorReader = (body: unknown, response: Response, errors: ErrorDescriptor) => ReadError;

/**
 * Reads the body of a failed response. A body that no envelope of the descriptor fits, or whose code or status contradicts the
 * response, is an unexpected one.
 *
 * @param body - the body: parsed JSON, or text
 * @param response - the response that it came with
 * @param errors - what the API's errors look like
 * @returns the error, and what is to be read from it
 */
export function readError(body: unknown, response: Response, errors: ErrorDescriptor): ReadError {
  const { status } = response;
  const at = (path: BodyPath = "") => [path].flat().reduce((value, key) => value?.[key], body as Fields);
  const requestId = response.headers.get("x-request-id");

  for (const { body: sample, codes, open, ...paths } of errors.envelopes) {
    if (!fits(body, sample) || (at(paths.status) ?? status) !== status) continue;
    const code = (at(paths.code) ?? null) as string | number | null;
    const allowed = [codes[code as string] ?? !open].flat();
    if (!allowed.some((each) => !each || each === status)) continue; // 0 and an open list allow any status
    return {
      documented: true,
      error: body,
      code,
      message: `${at(paths.message) ?? status}`, // several in a list are joined by commas
      details: [at(paths.details) ?? []].flat(),
      requestId: (at(paths.requestId) ?? requestId) as string | null,
    };
  }

  const code = "unexpected_response";
  const message = `Unexpected ${status} ${response.headers.get("content-type") ?? ""}`;
  const text = typeof body === "string" ? body : (JSON.stringify(body) ?? "");
  const error: UnexpectedResponse = { code, status, message, text };
  return { documented: false, error, code, message, details: [], requestId };
}

/** As far as a path leads: what is at its end may be anything. */
type Fields = { readonly [key: string | number]: Fields } | undefined;

/** The kinds are compared by `toString`, which tells lists, objects and null apart. */
function fits(value: unknown, sample: BodySample): boolean {
  const { toString: kind } = {};
  return (
    kind.call(value) === kind.call(sample) &&
    Object.entries(sample).every(([name, inner]) => fits((value as Record<string, unknown>)[name], inner)) // none but of an object
  );
}
