export {
  type BodyLimits,
  badRequest,
  ContractError,
  type ContractErrorOptions,
  type ErrorDetail,
  shortenPointer,
  tooManyRequests,
  UnservableDocument,
  upstreamFailed,
  upstreamLate,
  type Withheld,
} from "@error-contract/responses";
export type { Authenticator } from "./authenticator.ts";
export type { FailedRequest } from "./failed-request.ts";
export { type FastifyErrorContractOptions, fastifyErrorContract } from "./fastify-error-contract.ts";
export type { AnyOperations, Call, Handler, Handlers } from "./handlers.ts";
export type { RequestContext } from "./request-context.ts";
export { serverOptions } from "./server-options.ts";
export type { Answer } from "./typed-answer.ts";
