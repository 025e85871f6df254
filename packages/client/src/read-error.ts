import type { BodyPath, BodySample, ErrorDescriptor } from "./descriptor.ts";
import type { AnyFailure } from "./result.ts";
import type { UnexpectedResponse } from "./unexpected.ts";

/** What can be read from a failed response. */
export type ReadError = Pick<AnyFailure, "documented" | "error" | "code" | "message" | "details" | "requestId">;

/**
 * Reads the body of a failed response: parsed JSON, or text.
 *
 * @example
 * const reader: ErrorReader = readProblem;
 */
export type ErrorReader = (body: unknown, response: Response, errors: ErrorDescriptor) => ReadError;

/**
 * Reads the body of a failed response. If the body fits no envelope of the descriptor, or its code or status
 * contradicts the response, the response is an unexpected one.
 *
 * @param body - the body: parsed JSON, or text
 * @param response - the response that it came with
 * @param errors - what the API's errors look like
 * @returns the error, with its code, message, details and request id
 * @example const { code, message } = readError(await response.json(), response, errorDescriptor);
 */
export function readError(body: unknown, response: Response, errors: ErrorDescriptor): ReadError {
  const { status } = response;
  const fields = body as Fields;
  const at = (path: BodyPath = "") =>
    typeof path === "string" ? fields?.[path] : path.reduce((value, key) => value?.[key], fields);
  const requestId = response.headers.get("x-request-id");

  for (const envelope of errors.envelopes) {
    if (!fits(body, envelope.body) || (at(envelope.status) ?? status) !== status) continue;
    const code = (at(envelope.code) ?? null) as string | number | null;
    const allowed = [envelope.codes[code as string] ?? !envelope.open].flat();
    if (!allowed.some((each) => !each || each === status)) continue; // 0 and an open list allow any status
    return {
      documented: true,
      error: body,
      code,
      message: `${at(envelope.message) ?? status}`, // several in a list are joined by commas
      details: [at(envelope.details) ?? []].flat(),
      requestId: (at(envelope.requestId) ?? requestId) as string | null,
    };
  }

  const code = "unexpected_response";
  const message = `Unexpected ${status} ${response.headers.get("content-type") ?? ""}`;
  const text = typeof body === "string" ? body : (JSON.stringify(body) ?? "");
  const error: UnexpectedResponse = { code, status, message, text };
  return { documented: false, error, code, message, details: [], requestId };
}

/** The properties along a path; the value at its end may be anything. */
type Fields = { readonly [key: string | number]: Fields } | undefined;

/** Compares JSON kinds, so lists, objects and null are different. */
function fits(value: unknown, sample: BodySample): boolean {
  return (
    typeof value === typeof sample &&
    Array.isArray(value) === Array.isArray(sample) &&
    value !== null &&
    // A shortcut: an empty sample has no entries, and `Object.entries` is slow.
    (!sample || Object.entries(sample).every(([name, inner]) => fits((value as Record<string, unknown>)[name], inner)))
  );
}
