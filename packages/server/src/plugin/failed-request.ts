import type { IncomingHttpHeaders } from "node:http";
import type { ErrorBody } from "../schemas.ts";
import type { Owner } from "./caller.ts";
import type { Withheld } from "./contract-error.ts";

/** A request that was answered with a client error, as it is handed to whoever keeps the record. Nothing in it is redacted. */
export interface FailedRequest {
  readonly owner: Owner;
  readonly requestId: string;
  readonly method: string;
  /** The request target as sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** What was received of the body, at most 1 MB; `undefined` when there was none. */
  readonly requestBody: string | undefined;
  readonly operationId: string | null;
  readonly receivedAt: Date;
  readonly sentAt: Date;
  readonly body: ErrorBody;
  readonly withheld: Withheld | null;
}
