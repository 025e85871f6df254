// Generated from spec/openapi.yaml by `pnpm build`. Do not edit: change the document, and run the command again.

export { type ErrorCode, type ErrorsByCode, errorCatalogue, errorContract, operationErrors } from "./errors.ts";
export type { components, operations, paths, webhooks } from "./openapi.ts";
