export { ApiError, type ApiErrorOf, isApiError, type KnownErrors } from "./api-error.ts";
export { type Client, type ClientOptions, createClient } from "./client.ts";
export type { ErrorContract, JsonKind } from "./contract.ts";
export type { components, ErrorCode, ErrorsByCode, paths } from "./generated/index.ts";
export { type Page, paginate } from "./paginate.ts";
export type { AnyResult, Failure, Result, Success } from "./result.ts";
export { type FailedAttempt, type RetryOptions, type RetryPolicy, retry } from "./retry.ts";
export type { UnexpectedResponse } from "./unexpected.ts";
export { type DataOf, unwrap } from "./unwrap.ts";
