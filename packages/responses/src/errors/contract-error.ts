import type { ErrorDetail } from "./error-detail.ts";

/** Why a request was refused, for the key's owner and the service only. */
export interface Withheld {
  readonly code: string;
  readonly message: string;
}

/** What an error has beside its status and message. */
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
   * The cause that the answer withholds and the error log shows.
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
 * An error that is answered as the document describes its status. The code is looked up there, so you do not write it twice.
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
   * @param status - the HTTP status, 400 to 599. A status without a code in the document is answered as a 500.
   * @param message - for the caller. A 500 replaces it: put what the service's own people should know into `cause`.
   * @param options - code, details, headers and causes
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
 * The error for a caller who has used up a rate limit.
 *
 * @param message - for the caller: which limit was reached
 * @param seconds - in how many seconds the next request is accepted; rounded up, at least 1
 * @returns a 429 with `Retry-After`
 * @example throw tooManyRequests("This API key may send 100 requests a minute.", 12);
 */
export function tooManyRequests(message: string, seconds: number): ContractError {
  return new ContractError(429, message, retryAfter(seconds));
}

function retryAfter(seconds: number | undefined): { readonly headers?: Readonly<Record<string, string>> } {
  return seconds === undefined ? {} : { headers: { "retry-after": String(Math.max(1, Math.ceil(seconds))) } };
}

/** The faults are the caller's and say where they are; a stack trace would show the check that found them, and cost more than it. */
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
 * The error for an upstream service that failed.
 *
 * @param cause - the upstream error, which the answer does not show
 * @param seconds - after how many seconds another attempt may succeed, for `Retry-After`
 * @returns a 502
 * @example throw upstreamFailed(error);
 */
export function upstreamFailed(cause: unknown, seconds?: number): ContractError {
  return new ContractError(502, "A service behind the API failed.", { cause, ...retryAfter(seconds) });
}

/**
 * The error for an upstream service that did not answer in time.
 *
 * @param cause - what is known about it, which the answer does not show
 * @param seconds - after how many seconds another attempt may succeed, for `Retry-After`
 * @returns a 504
 * @example throw upstreamLate(new Error("ledger: no answer within 5 s"));
 */
export function upstreamLate(cause: unknown, seconds?: number): ContractError {
  return new ContractError(504, "A service behind the API did not respond in time.", { cause, ...retryAfter(seconds) });
}
