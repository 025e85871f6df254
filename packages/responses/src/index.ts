export { type ErrorAnswer, errorBodies, type WriteError } from "./bodies/error-bodies.ts";
export {
  badRequest,
  ContractError,
  type ContractErrorOptions,
  upstreamFailed,
  upstreamLate,
  type Withheld,
} from "./errors/contract-error.ts";
export type { ErrorDetail, FaultLocation, FaultType } from "./errors/error-detail.ts";
export { UnservableDocument } from "./errors/unservable-document.ts";
export { type Checked, type Input, type RawRequest, requestCheck } from "./request/check-request.ts";
export { type OperationPlan, planOperations } from "./request/operation-plan.ts";
export { breakOff, LARGEST_BODY, type ReceivedBody, receiveBody } from "./request/received-body.ts";
export { REQUEST_ID_HEADER, requestIdOf } from "./request/request-id.ts";
export { type SchemaChecks, schemaChecks } from "./schema/schema-checks.ts";
