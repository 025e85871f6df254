export {
  ApiError,
  type ApiErrorClass,
  type ApiErrorOf,
  type ApiTypes,
  type CodeOfApi,
  type IsApiError,
  isApiError,
} from "./api-error.ts";
export { type Client, type ClientOptions, createClient } from "./client.ts";
export { anyObject, type BodyPath, type BodySample, type ErrorDescriptor, type ErrorEnvelope } from "./descriptor.ts";
export type { AnyObject, CodeOf } from "./mapped.ts";
export { type Page, paginate } from "./paginate.ts";
export { type ErrorReader, type ReadError, readError } from "./read-error.ts";
export { readProblem } from "./read-problem.ts";
export type { AnyFailure, AnyResult, Failure, Result, Success } from "./result.ts";
export { type FailedAttempt, type RetryOptions, type RetryPolicy, retry } from "./retry.ts";
export type { HttpStatus } from "./status.ts";
export type { UnexpectedResponse } from "./unexpected.ts";
export { type DataOf, unwrap } from "./unwrap.ts";
