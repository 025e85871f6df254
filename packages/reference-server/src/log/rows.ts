import type { Entry, EntryDetail } from "../api/schemas.ts";
import { timeOf } from "./position.ts";

/** The columns that a list reads. */
export const entryColumns = `id, request_id, method, url, operation_id, api_key_id, user_agent, status, received_at, last_received_at, count, sent_at, cause, response_body`;

/** The columns that a single entry is read with: those of a list and more. */
export const detailColumns: string = `${entryColumns}, request_headers, request_body, request_body_truncated`;

/** A row of `entryColumns`. The log wrote the JSON in it, so it has the form of the document. */
export interface EntryRow {
  readonly id: string;
  readonly request_id: string;
  readonly method: string;
  readonly url: string;
  readonly operation_id: string | null;
  readonly api_key_id: string | null;
  readonly user_agent: string | null;
  readonly status: number;
  /** `null` in entries of earlier releases, which were recorded under their time of receipt. */
  readonly received_at: Date | null;
  readonly last_received_at: Date | null;
  readonly count: number;
  readonly sent_at: Date;
  readonly cause: Entry["cause"];
  readonly response_body: Entry["response_body"];
}

/** A row of `detailColumns`. */
export interface DetailRow extends EntryRow {
  readonly request_headers: EntryDetail["request_headers"];
  readonly request_body: unknown;
  readonly request_body_truncated: boolean;
}

export function toEntry(row: EntryRow): Entry {
  const recordedAt = timeOf(row.id);
  const receivedAt = row.received_at ?? recordedAt;
  return {
    type: "api-log",
    id: row.id,
    request_id: row.request_id,
    request_method: row.method,
    request_url: row.url,
    request_received_at: receivedAt.toISOString(),
    last_received_at: (row.last_received_at ?? receivedAt).toISOString(),
    count: row.count,
    recorded_at: recordedAt.toISOString(),
    operation_id: row.operation_id,
    response_status_code: row.status,
    response_body: row.response_body,
    response_sent_at: row.sent_at.toISOString(),
    api_key_id: row.api_key_id,
    user_agent: row.user_agent,
    cause: row.cause,
  };
}

export function toDetail(row: DetailRow): EntryDetail {
  return {
    ...toEntry(row),
    request_headers: row.request_headers,
    request_body: row.request_body,
    request_body_truncated: row.request_body_truncated,
  };
}
