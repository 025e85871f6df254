import type { ErrorDetail } from "./error-detail.ts";

/** Why a request was refused, for the eyes of the key's owner and of the service. */
export interface Withheld {
  readonly code: string;
  readonly message: string;
}

/** What an error says beyond its status and message. */
export interface ContractErrorOptions {
  /**
   * The code, where the document has several of this status.
   *
   * @default the one that the document has for the status; of several, the one whose name fits best
   */
  readonly code?: string | number;
  /**
   * The faults in the request.
   *
   * @default none
   */
  readonly details?: readonly ErrorDetail[];
  /**
   * Headers of the answer.
   *
   * @default none
   */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * What the answer leaves out and the error log tells.
   *
   * @default nothing
   */
  readonly withheld?: Withheld;
  /**
   * The technical error behind it, for the server's own log.
   *
   * @default none
   */
  readonly cause?: unknown;
}

/**
 * An error that is answered as the document describes its status. The code is looked up there, so it is not written twice.
 *
 * @example throw new ContractError(404, "There is no order with this id.");
 */
export class ContractError extends Error {
  override readonly name = "ContractError";
  readonly status: number;
  readonly code: string | number | undefined;
  readonly details: readonly ErrorDetail[];
  readonly headers: Readonly<Record<string, string>>;
  readonly withheld: Withheld | undefined;

  /**
   * @param status - the HTTP status, 400 to 599. One that the document has no code for is answered as a 500.
   * @param message - for the caller. For a 500 it is replaced: see `cause` for what people of the service should know.
   * @param options - what else there is to say
   */
  constructor(status: number, message: string, options: ContractErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.status = status;
    this.code = options.code;
    this.details = options.details ?? [];
    this.headers = options.headers ?? {};
    this.withheld = options.withheld;
  }
}

/**
 * The error of a request with faults.
 *
 * @param details - the faults, at least one
 * @returns a 400 whose message counts them
 * @example throw badRequest([{ location: "query", pointer: "/cursor", message: "Not a cursor of this list.", type: "malformed" }]);
 */
export function badRequest(details: readonly ErrorDetail[]): ContractError {
  const faults = details.length === 1 ? "1 fault" : `${details.length} faults`;
  return withoutStack(() => new ContractError(400, `The request has ${faults}; see details.`, { details }));
}

/**
 * The error of a caller whose limit is spent.
 *
 * @param message - for the caller: which limit it is
 * @param seconds - after how many seconds a request is let through again; rounded up, at least 1
 * @returns a 429 with `Retry-After`
 * @example throw tooManyRequests("This API key may send 100 requests a minute.", 12);
 */
export function tooManyRequests(message: string, seconds: number): ContractError {
  return new ContractError(429, message, retryAfter(seconds));
}

function retryAfter(seconds: number | undefined): { readonly headers?: Readonly<Record<string, string>> } {
  return seconds === undefined ? {} : { headers: { "retry-after": String(Math.max(1, Math.ceil(seconds))) } };
}

/** The faults are the caller's, and say where they are; a stack would be of the check that found them, and cost more than it. */
function withoutStack<Thrown>(make: () => Thrown): Thrown {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/**
 * The error of a service behind this one that failed.
 *
 * @param cause - what it failed with; the answer does not show it
 * @param seconds - when a later attempt may succeed, for `Retry-After`
 * @returns a 502
 * @example throw upstreamFailed(error);
 */
export function upstreamFailed(cause: unknown, seconds?: number): ContractError {
  return new ContractError(502, "A service behind the API failed.", { cause, ...retryAfter(seconds) });
}

/**
 * The error of a service behind this one that did not answer in time.
 *
 * @param cause - what is known of it; the answer does not show it
 * @param seconds - when a later attempt may succeed, for `Retry-After`
 * @returns a 504
 * @example throw upstreamLate(new Error("ledger: no answer within 5 s"));
 */
export function upstreamLate(cause: unknown, seconds?: number): ContractError {
  return new ContractError(504, "A service behind the API did not respond in time.", { cause, ...retryAfter(seconds) });
}
