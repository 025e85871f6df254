import type { Cause, ErrorBody } from "../api/schemas.ts";

/** A client error as the server hands it over. Nothing in it is redacted yet: the log does that before it stores or queues. */
export interface NewEntry {
  readonly accountId: string;
  readonly requestId: string;
  readonly method: string;
  /** Origin and request target as sent. */
  readonly url: string;
  readonly receivedAt: Date;
  readonly sentAt: Date;
  readonly operationId: string | null;
  readonly body: ErrorBody;
  readonly apiKeyId: string | null;
  readonly cause: Cause | null;
  /** All headers; the log picks by its allow-list. Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body's bytes, decoded as UTF-8, `undefined` when there was none. May be broken JSON, or deeply nested. */
  readonly requestBody: string | undefined;
  /** Whether equal refusals that follow may be counted on this entry. */
  readonly repeatable?: boolean;
}
