import type { ErrorDescriptor } from "./descriptor.ts";
import type { CodeOf, DetailOf, StatusOfCode } from "./mapped.ts";
import type { AnyFailure, Documented } from "./result.ts";
import type { UnexpectedResponse } from "./unexpected.ts";

/**
 * A failed call, thrown by `unwrap` and `paginate`.
 *
 * @example
 * try {
 *   await unwrap(api.GET("/teas"));
 * } catch (error) {
 *   if (error instanceof ApiError) console.error(error.message, error.requestId);
 * }
 */
export class ApiError<
  Code = string | number | null,
  Status extends number = number,
  Body = unknown,
  Detail = unknown,
> extends Error {
  override readonly name = "ApiError";
  /** The error's code, `unexpected_response`, or null if the API's errors have no code. */
  declare readonly code: Code;
  /** Whether the API's description includes this error. If not, `error` is `unexpected_response`. */
  declare readonly documented: Documented<Body>;
  /** The HTTP status. */
  declare readonly status: Status;
  /** The details of the error; empty if it has none. */
  declare readonly details: readonly Detail[];
  /** Identifies the request for support; null if the response did not say. */
  declare readonly requestId: string | null;
  /** Method and path template: `GET /teas/{name}`. */
  declare readonly operation: string;
  /** The body as the API sent it, or `unexpected_response`. */
  declare readonly error: Body;
  /** The response as `fetch` returned it; its body has been read. */
  declare readonly response: Response;
  /** How many requests were sent. */
  declare readonly attempts: number;

  /** @param failure - the result of a call */
  constructor({ ok: _, message, ...failure }: AnyFailure) {
    super(`${failure.operation}: ${message}`);
    Object.assign(this, failure);
  }
}

/**
 * What the types of a client know about one API. The generated `client.ts` declares it.
 *
 * @example
 * interface Api extends ApiTypes {
 *   readonly paths: paths;
 *   readonly errors: typeof errorDescriptor;
 *   readonly errorsByCode: ErrorsByCode;
 *   readonly errorBody: ErrorBody;
 * }
 */
export interface ApiTypes {
  /** The `paths` of openapi-typescript. */
  readonly paths: object;
  /** The type of the descriptor. */
  readonly errors: ErrorDescriptor;
  /** The error body that comes with each code. */
  readonly errorsByCode: object;
  /** Any error body. */
  readonly errorBody: unknown;
}

/**
 * The codes that an error of an API may have, `unexpected_response` included.
 *
 * @example
 * type Code = CodeOfApi<Api>;
 */
export type CodeOfApi<Api extends ApiTypes> =
  | keyof Api["errorsByCode"]
  | CodeOf<Api["errorBody"], Api["errors"]>
  | "unexpected_response";

/**
 * The `ApiError` of a code; for several codes, a union discriminated by `code`.
 *
 * @example
 * type Conflict = ApiErrorOf<Api, "duplicate_record">;
 */
export type ApiErrorOf<Api extends ApiTypes, Code = CodeOfApi<Api>> = Code extends "unexpected_response"
  ? ApiError<Code, number, UnexpectedResponse, never>
  : Code extends keyof Api["errorsByCode"]
    ? ApiError<
        Code,
        StatusOfCode<Code, Api["errors"]>,
        Api["errorsByCode"][Code],
        DetailsOf<Api["errorsByCode"][Code], Api>
      >
    : ApiError<Code, number, Api["errorBody"], DetailsOf<Api["errorBody"], Api>>;

type DetailsOf<Body, Api extends ApiTypes> = DetailOf<Body, Api["errors"]>;

/**
 * `ApiError`, typed for one API.
 *
 * @example
 * export const ApiError: ApiErrorClass<Api> = GenericApiError;
 */
export interface ApiErrorClass<Api extends ApiTypes> {
  new (failure: AnyFailure): ApiErrorOf<Api>;
  readonly prototype: ApiErrorOf<Api>;
}

/**
 * `isApiError`, typed for the codes of one API.
 *
 * @example
 * export const isApiError: IsApiError<Api> = genericIsApiError;
 */
export type IsApiError<Api extends ApiTypes> = <Code extends CodeOfApi<Api> = CodeOfApi<Api>>(
  error: unknown,
  code?: Code,
) => error is ApiErrorOf<Api, Code>;

/**
 * Whether a caught value is an `ApiError`, optionally with a certain code.
 *
 * @param error - the caught value
 * @param code - a code, or `unexpected_response`; any code if left out
 * @returns true if it is
 * @example
 * catch (error) {
 *   if (isApiError(error, "duplicate_record")) return showTaken(error.details);
 *   throw error;
 * }
 */
export function isApiError<Code extends string | number | null>(error: unknown, code?: Code): error is ApiError<Code> {
  return error instanceof ApiError && (code === undefined || error.code === code);
}
