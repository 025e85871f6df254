import type { Entry, EntryDetail } from "../log/entry.ts";

/** An entry for tests: a refused token. */
export function newEntry(changes: Partial<EntryDetail> = {}): EntryDetail {
  const at = changes.recorded_at ?? "2026-03-02T03:04:11.482Z";
  const requestId = changes.request_id ?? "5f0c2e8b-7a41-4d39-8e60-1b9d3f7a5c24";
  return {
    type: "api-log",
    id: "1c6b4f0e-83d7-4a95-b2e1-9d5f7c3a0864",
    request_id: requestId,
    request_method: "GET",
    request_url: "http://127.0.0.1:4010/api-keys?limit=20",
    request_received_at: at,
    last_received_at: at,
    count: 1,
    recorded_at: at,
    operation_id: "listApiKeys",
    response_status_code: 401,
    response_body: {
      type: "error",
      code: "unauthorized",
      status: 401,
      message: "The bearer token is not valid.",
      details: [],
      request_id: requestId,
      documentation_url: "http://127.0.0.1:4010/errors/unauthorized",
    },
    response_sent_at: at,
    api_key_id: "9b7e1f02-6c4d-4e8a-b5f3-2a8d0c6e4b19",
    user_agent: "deploy-pipeline/4.2",
    cause: { code: "token_expired", message: "The token expired." },
    request_headers: { accept: "application/json", host: "127.0.0.1:4010", "content-length": "2" },
    request_body: null,
    request_body_truncated: false,
    ...changes,
  } satisfies Entry;
}
