import { randomUUID } from "node:crypto";
import { keysOfPointer, pointerOf } from "@error-contract/contract";
import { shortenPointer } from "@error-contract/fastify";
import type { ErrorBody } from "../api/schemas.ts";
import { allowedHeaders, beginningOf, redactJson, redactText, redactUrl } from "../redaction/redact.ts";
import type { NewEntry } from "./new-entry.ts";
import { storedRequestId } from "./request-id.ts";
import { storedBody } from "./stored-body.ts";

/** An entry without secrets, truncated to the document's maximum lengths, in the form that is queued and written. */
export interface StoredEntry {
  /** Identifies the entry, however often it is written. */
  readonly id: string;
  readonly receivedAt: Date;
  /** The row as JSON, with its properties named after the table's columns. */
  readonly json: string;
}

/** Redacts and truncates an entry, and assigns it a key. */
export function toStored(entry: NewEntry): StoredEntry {
  const id = randomUUID();
  const url = beginningOf(redactUrl(entry.url), 2048);
  const headers = allowedHeaders(entry.headers);
  const row = {
    account_id: entry.accountId,
    entry_key: id,
    request_id: storedRequestId(entry.requestId),
    method: entry.method,
    url,
    path: pathOf(url),
    operation_id: entry.operationId,
    api_key_id: entry.apiKeyId,
    user_agent: headers["user-agent"] || null,
    status: entry.body.status,
    code: entry.body.code,
    received_at: entry.receivedAt,
    last_received_at: entry.receivedAt,
    sent_at: entry.sentAt,
    cause: entry.cause && { code: entry.cause.code, message: beginningOf(redactText(entry.cause.message), 1000) },
    response_body: redactBody(entry.body),
    request_headers: headers,
    ...storedBody(entry.requestBody, String(entry.headers["content-type"] ?? "")),
  };
  return { id, receivedAt: entry.receivedAt, json: JSON.stringify(row) };
}

/** A replacement may be longer than the secret, so the document's maximum lengths are applied after redaction. */
function redactBody(body: ErrorBody): ErrorBody {
  const redactedBody = redactJson(body) as ErrorBody;
  return {
    ...redactedBody,
    request_id: storedRequestId(body.request_id),
    message: beginningOf(redactedBody.message, 1000),
    details: redactedBody.details.map((detail, index) => ({
      ...detail,
      // Redacted key by key, so that a replacement cannot swallow half of an escape sequence.
      pointer: shortenPointer(redactPointer(body.details[index]?.pointer ?? "")),
      message: beginningOf(detail.message, 1000),
    })),
  } as ErrorBody;
}

/** The part after host and port and before `?` or `#`, not decoded. */
function pathOf(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
}

function redactPointer(pointer: string): string {
  return pointerOf(keysOfPointer(pointer).map(redactText));
}
