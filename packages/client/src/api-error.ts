import type { ErrorCode, ErrorsByCode } from "./generated/index.ts";
import type { Failure } from "./result.ts";
import type { UnexpectedResponse } from "./unexpected.ts";

/**
 * The error of each code, `unexpected_response` included. The codes and their bodies come from the API's description.
 *
 * @example
 * const describe = (error: KnownErrors["bad_request"]) => error.details.map(({ pointer }) => pointer);
 */
export interface KnownErrors extends ErrorsByCode {
  readonly unexpected_response: UnexpectedResponse;
}

/**
 * A failed call, thrown: by `unwrap` and by `paginate`.
 *
 * @example
 * try {
 *   await unwrap(api.GET("/api-keys"));
 * } catch (error) {
 *   if (error instanceof ApiError) console.error(error.message, error.requestId);
 * }
 */
export class ApiError<Body = KnownErrors[keyof KnownErrors]> extends Error {
  override readonly name = "ApiError";
  /** What went wrong, for a program; undefined only for a foreign API whose errors have no `code`. */
  declare readonly code: Body extends { code: infer Code } ? Code : undefined;
  /** The HTTP status. */
  declare readonly status: number;
  /** The faults in the request, one entry each; empty when the error names none. */
  declare readonly details: Body extends { details: infer Details } ? Details : readonly [];
  /** What support needs to find the request; null when the answer did not say. */
  declare readonly requestId: string | null;
  /** Method and path template: `GET /api-logs/{api_log_id}`. */
  declare readonly operation: string;
  /** The error as the API gave it. */
  declare readonly error: Body;
  /** The answer as `fetch` gave it; its body has been read. */
  declare readonly response: Response;
  /** How many requests were sent. */
  declare readonly attempts: number;

  /** @param failure the result of a call */
  constructor({ error, status, operation, response, attempts }: Failure<number, Body>) {
    const { code, message, details = [], request_id } = error as Partial<ErrorsByCode[ErrorCode]>; // read with care: it may be foreign
    super(`${operation}: ${message ?? status}`);
    const requestId = request_id ?? response.headers.get("x-request-id");
    Object.assign(this, { code, status, details, requestId, operation, error, response, attempts });
  }
}

/**
 * The `ApiError` of a code; of several codes, a union that `code` tells apart.
 *
 * @example
 * function onConflict(error: ApiErrorOf<"duplicate_record">): void {}
 */
export type ApiErrorOf<Code extends keyof KnownErrors> = Code extends unknown ? ApiError<KnownErrors[Code]> : never;

/**
 * Whether something that was caught is an `ApiError`, or the one of a certain code.
 *
 * @param error anything
 * @param code a code of the catalogue, or `unexpected_response`; left out, any will do
 * @returns true when it is; the type then has the details of that code
 * @example
 * catch (error) {
 *   if (isApiError(error, "duplicate_record")) return showTaken(error.details);
 *   throw error;
 * }
 */
export function isApiError<Code extends keyof KnownErrors = keyof KnownErrors>(
  error: unknown,
  code?: Code,
): error is ApiErrorOf<Code> {
  return error instanceof ApiError && (!code || error.code === code);
}
