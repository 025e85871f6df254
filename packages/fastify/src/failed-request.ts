import type { IncomingHttpHeaders } from "node:http";
import type { Withheld } from "@error-contract/responses";

/**
 * A request that failed with a client error, as passed to `record`. Nothing in it is redacted.
 *
 * @typeParam Caller - the authenticator's type of a caller
 */
export interface FailedRequest<Caller = unknown> {
  /** The caller; `undefined` if the request names none. */
  readonly caller: Caller | undefined;
  /** The value of `X-Request-ID`. */
  readonly requestId: string;
  /** Whether Node could not parse it, so that the response was written to the socket and no Fastify hook ran. */
  readonly isBroken: boolean;
  /** The HTTP method; empty if no request line could be read. */
  readonly method: string;
  /** The request target as received; empty if no request line could be read. */
  readonly target: string;
  /** The headers, by lower-case name. */
  readonly headers: IncomingHttpHeaders;
  /**
   * Reads the request's body.
   *
   * @returns at most 1 MB of it, decoded as UTF-8; `undefined` if there was none
   */
  requestBody(): Promise<string | undefined>;
  /** The `operationId`; `null` if path and method match no operation. */
  readonly operationId: string | null;
  /** When the request arrived. */
  readonly receivedAt: Date;
  /** When the response was created. */
  readonly sentAt: Date;
  /** The HTTP status, 400 to 499. */
  readonly status: number;
  /** The error code; `undefined` if the document has no codes. */
  readonly code: string | number | undefined;
  /** The body of the response. */
  readonly body: unknown;
  /** Why the request was refused, if the response does not say; otherwise `null`. */
  readonly withheld: Withheld | null;
}
