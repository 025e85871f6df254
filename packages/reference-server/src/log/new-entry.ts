import type { Cause, ErrorBody } from "../api/schemas.ts";

/**
 * A client error as the server reports it. Nothing is redacted yet: the log does that before it queues or stores the
 * entry.
 */
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
  /** All headers, with names in lowercase. The log keeps those on its allowlist. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body, decoded as UTF-8; `undefined` if there was none. It may be malformed or deeply nested JSON. */
  readonly requestBody: string | undefined;
  /** Whether later, equal refusals may be counted on this entry. */
  readonly repeatable?: boolean;
}
