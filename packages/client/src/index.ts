export { type Client, type ClientOptions, createClient } from "./client.ts";
export type { ErrorContract, JsonKind } from "./contract.ts";
export {
  type components,
  type ErrorCode,
  type ErrorsByCode,
  errorCatalogue,
  errorContract,
  operationErrors,
  type paths,
} from "./generated/index.ts";
export type { AnyResult, Failure, Result, Success } from "./result.ts";
export { type FailedAttempt, type RetryOptions, type RetryPolicy, retry } from "./retry.ts";
export type { UnexpectedResponse } from "./unexpected.ts";
