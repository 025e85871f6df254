// Generated from spec/openapi.yaml by `pnpm build`. Do not edit: change the document, and run the command again.

import {
  ApiError as AnyApiError,
  type ApiErrorClass,
  type ApiErrorOf,
  type ApiTypes,
  type Client as AnyClient,
  type ClientOptions as AnyClientOptions,
  type CodeOfApi,
  createClient as createAnyClient,
  type ErrorDescriptor,
  type IsApiError,
  isApiError as isAnyApiError,
} from "@error-contract/client";
import { type ErrorBody, type ErrorsByCode, errorDescriptor } from "./errors.ts";
import type { paths } from "./openapi.ts";

/** What the types of the client know of this API. */
export interface Api extends ApiTypes {
  readonly paths: paths;
  readonly errors: typeof errorDescriptor;
  readonly errorsByCode: ErrorsByCode;
  readonly errorBody: ErrorBody;
}

/** How to reach the API. */
export type ClientOptions = Omit<AnyClientOptions, "errors" | "readError">;

/** A client of the API. */
export type Client = AnyClient<paths, typeof errorDescriptor>;

/**
 * Creates a client of the API.
 *
 * @param options - the base URL, the token, and what openapi-fetch takes
 * @returns the client: `GET`, `POST`, ..., `request`, `use`, `eject`
 */
export function createClient(options: ClientOptions): Client {
  const errors = errorDescriptor satisfies ErrorDescriptor;
  return createAnyClient<paths, typeof errorDescriptor>({ ...options, errors });
}

/** A failed call, thrown by `unwrap` and `paginate`: of any code, or of certain ones. */
export type ApiError<Code extends CodeOfApi<Api> = CodeOfApi<Api>> = ApiErrorOf<Api, Code>;
export const ApiError: ApiErrorClass<Api> = AnyApiError as unknown as ApiErrorClass<Api>;

/** Whether a caught value is an `ApiError`, optionally with a certain code. */
export const isApiError: IsApiError<Api> = isAnyApiError as IsApiError<Api>;

export { paginate, retry, unwrap } from "@error-contract/client";
