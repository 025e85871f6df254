import type { BodyPath, BodySample, ErrorDescriptor } from "./descriptor.ts";
import type { ProblemType } from "./problem-type.ts";
import type { AnyFailure } from "./result.ts";
import type { UnexpectedResponse } from "./unexpected.ts";

/** What a failed response says. */
export type ReadError = Pick<AnyFailure, "error" | "code" | "message" | "details" | "requestId">;

/**
 * Reads the body of a failed response. A body that no envelope of the descriptor fits, or whose code or status contradicts the
 * response, is an unexpected one.
 *
 * @param body - the body: parsed JSON, or text
 * @param response - the response that it came with
 * @param errors - what the API's errors look like
 * @param problemType - reads the code of problem details
 * @returns the error, and what is to be read from it
 */
export function readError(
  body: unknown,
  response: Response,
  errors: ErrorDescriptor,
  problemType?: ProblemType,
): ReadError {
  const { status, headers } = response;
  const at = (path: BodyPath | undefined) =>
    [path ?? ""].flat().reduce<unknown>((value, key) => (value as Fields | null)?.[key], body);
  const requestId = headers.get("x-request-id");

  for (const { body: sample, codes, open, problem, ...paths } of errors.envelopes) {
    if (!fits(body, sample) || Number(at(paths.status) ?? status) !== status) continue;
    const sent = at(paths.code) ?? null;
    const code = (problem && problemType ? problemType(sent, codes, response) : sent) as string | number | null;
    const listed = codes[code ?? ""];
    if (listed === undefined ? code !== null && !open : listed !== null && ![listed].flat().includes(status)) continue;
    return {
      error: body,
      code,
      message: text(at(paths.message)) || `${status}`,
      details: [at(paths.details) ?? []].flat(),
      requestId: text(at(paths.requestId)) || requestId,
    };
  }

  const code = "unexpected_response";
  const message = `Unexpected ${status} ${headers.get("content-type") ?? ""}`;
  const error: UnexpectedResponse = {
    code,
    status,
    message,
    text: typeof body === "string" ? body : (JSON.stringify(body) ?? ""),
  };
  return { error, code, message, details: [], requestId };
}

type Fields = Readonly<Record<string | number, unknown>>;

function fits(value: unknown, sample: BodySample): boolean {
  return (
    kindOf(value) === kindOf(sample) &&
    Object.entries(sample).every(([name, inner]) => fits((value as Fields)[name], inner)) // none but of an object
  );
}

/** Tells lists, objects and null apart, which `typeof` does not. */
function kindOf(value: unknown): string {
  return {}.toString.call(value);
}

/** Some APIs send several messages in a list. */
function text(value: unknown): string {
  return [value].flat().join(", ");
}
