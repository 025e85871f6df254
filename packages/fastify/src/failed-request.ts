import type { IncomingHttpHeaders } from "node:http";
import type { Withheld } from "@error-contract/responses";

/**
 * A request that is answered with a client error, as it is handed to `record`. Nothing in it is redacted.
 *
 * @typeParam Caller - what the authenticator says of a caller
 */
export interface FailedRequest<Caller = unknown> {
  /** Who called; `undefined` when the request names nobody. */
  readonly caller: Caller | undefined;
  readonly requestId: string;
  /** Whether it never became a request, and was answered at the socket: none of Fastify's hooks has seen it. */
  readonly isBroken: boolean;
  /** Empty when no request line could be read. */
  readonly method: string;
  /** The request target as sent; empty when no request line could be read. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  /**
   * Reads the request's body.
   *
   * @returns at most 1 MB of it, decoded as UTF-8; `undefined` when there was none
   */
  requestBody(): Promise<string | undefined>;
  readonly operationId: string | null;
  readonly receivedAt: Date;
  readonly sentAt: Date;
  readonly status: number;
  /** `undefined` where the document has no codes. */
  readonly code: string | number | undefined;
  /** The body of the answer. */
  readonly body: unknown;
  /** Why the request was refused, where the answer does not say. */
  readonly withheld: Withheld | null;
}
