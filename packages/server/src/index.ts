export type { Authenticator, Owner } from "./plugin/caller.ts";
export {
  badRequest,
  ContractError,
  type ContractErrorOptions,
  upstreamFailed,
  upstreamLate,
  type Withheld,
} from "./plugin/contract-error.ts";
export { type ErrorContractOptions, errorContract } from "./plugin/error-contract.ts";
export type { FailedRequest } from "./plugin/failed-request.ts";
export type { Answer, Call, Handler, Handlers } from "./plugin/handler.ts";
export { serverOptions } from "./plugin/server-options.ts";
export { UnservableDocument } from "./plugin/unservable-document.ts";
