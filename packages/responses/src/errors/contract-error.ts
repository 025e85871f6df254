import type { ErrorDetail } from "./error-detail.ts";

/** Why a request was refused. The response does not contain it; the record of the request does. */
export interface Withheld {
  /** A short code for programs, such as `token_expired`. */
  readonly code: string;
  /** One human-readable sentence. */
  readonly message: string;
}

/** Options of {@link ContractError}. */
export interface ContractErrorOptions {
  /**
   * The error code, if the document has several for this status.
   *
   * @default the document's code for the status; of several, the one whose name fits best
   */
  readonly code?: string | number;
  /**
   * The faults in the request.
   *
   * @default none
   */
  readonly details?: readonly ErrorDetail[];
  /**
   * Headers of the response.
   *
   * @default none
   */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The cause that the response withholds and the record of the request shows.
   *
   * @default none
   */
  readonly withheld?: Withheld;
  /**
   * The underlying error, for the server's log. The response does not show it.
   *
   * @default none
   */
  readonly cause?: unknown;
}

/**
 * An error whose response is the one that the document describes for its status. The code is read from the document.
 *
 * @example throw new ContractError(404, "There is no order with this id.");
 */
export class ContractError extends Error {
  override readonly name = "ContractError";
  /** The HTTP status, 400 to 599. */
  readonly status: number;
  /** The error code; `undefined` to use the document's code for the status. */
  readonly code: string | number | undefined;
  /** The faults in the request. */
  readonly details: readonly ErrorDetail[];
  /** Headers of the response. */
  readonly headers: Readonly<Record<string, string>>;
  /** The cause that the response does not show. */
  readonly withheld: Withheld | undefined;

  /**
   * @param status - the HTTP status, 400 to 599. A status without a code in the document becomes a 500.
   * @param message - a sentence for the caller. A 500 replaces it: pass information for operators as `cause`.
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
 * Creates the error for an invalid request.
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
 * Creates the error for a caller who has exceeded a rate limit.
 *
 * @param message - a sentence for the caller: which limit was reached
 * @param seconds - the seconds until the next request is accepted; rounded up, at least 1
 * @returns a 429 with `Retry-After`
 * @example throw tooManyRequests("This API key may send 100 requests a minute.", 12);
 */
export function tooManyRequests(message: string, seconds: number): ContractError {
  return new ContractError(429, message, retryAfter(seconds));
}

function retryAfter(seconds: number | undefined): { readonly headers?: Readonly<Record<string, string>> } {
  return seconds === undefined ? {} : { headers: { "retry-after": String(Math.max(1, Math.ceil(seconds))) } };
}

/** Skips the stack trace: it would show only the check that found the fault, and costs more than the check. */
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
 * Creates the error for an upstream service that failed.
 *
 * @param cause - the upstream error; the response does not show it
 * @param seconds - the seconds until a retry may succeed, for `Retry-After`; omit it to send no such header
 * @returns a 502
 * @example throw upstreamFailed(error);
 */
export function upstreamFailed(cause: unknown, seconds?: number): ContractError {
  return new ContractError(502, "A service behind the API failed.", { cause, ...retryAfter(seconds) });
}

/**
 * Creates the error for an upstream service that did not respond in time.
 *
 * @param cause - the underlying error; the response does not show it
 * @param seconds - the seconds until a retry may succeed, for `Retry-After`; omit it to send no such header
 * @returns a 504
 * @example throw upstreamLate(new Error("ledger: no answer within 5 s"));
 */
export function upstreamLate(cause: unknown, seconds?: number): ContractError {
  return new ContractError(504, "A service behind the API did not respond in time.", { cause, ...retryAfter(seconds) });
}
