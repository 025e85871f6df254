export {
  type CheckedRequest,
  type ErrorContract,
  type ErrorContractOptions,
  errorContract,
  methodNotAllowed,
  type ReceivedRequest,
} from "./api/error-contract.ts";
export {
  type ErrorResponse,
  type ErrorResponses,
  type ErrorResponsesOptions,
  errorResponses,
  type FailedCall,
  type WriteError,
} from "./bodies/error-responses.ts";
export {
  badRequest,
  ContractError,
  type ContractErrorOptions,
  tooManyRequests,
  upstreamFailed,
  upstreamLate,
  type Withheld,
} from "./errors/contract-error.ts";
export type { ErrorDetail, FaultLocation, FaultType } from "./errors/error-detail.ts";
export { fromThrown } from "./errors/from-thrown.ts";
export { UnservableDocument } from "./errors/unservable-document.ts";
export { type FetchRequest, fromFetch, textOf, toFetch } from "./http/fetch.ts";
export type { Headers } from "./http/headers.ts";
export { fromNode, type NodeRequest, sendNode } from "./http/node.ts";
export { breakOff, LARGEST_BODY, type ReadBody, type ReceivedBody, receiveBody } from "./http/received-body.ts";
export { REQUEST_ID_HEADER, requestIdOf } from "./http/request-id.ts";
export { BODY_LIMITS, type BodyLimits } from "./request/body-limits.ts";
export { type Checked, type Input, type RawRequest, requestCheck } from "./request/check-request.ts";
export { describeFaults, shortenPointer } from "./request/describe-fault.ts";
export { type Match, type MatchOperation, operationMatcher } from "./request/match-operation.ts";
export {
  type CheckPlan,
  type OperationPlan,
  planOperation,
  planOperations,
  type Unchecked,
} from "./request/operation-plan.ts";
export { type Check, type SchemaChecks, schemaChecks } from "./schema/schema-checks.ts";
