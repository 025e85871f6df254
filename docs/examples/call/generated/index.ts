// Generated from docs/examples/stripe-like/after/openapi.yaml by `pnpm refresh-docs`. Do not edit: change the document, and run the command again.

export { errorCatalogue, operationErrors } from "./catalogue.ts";
export { type Api, ApiError, type Client, type ClientOptions, createClient, isApiError, paginate, retry, unwrap } from "./client.ts";
export { type ErrorBody, type ErrorCode, type ErrorsByCode, errorDescriptor } from "./errors.ts";
export type { components, operations, paths, webhooks } from "./openapi.ts";
