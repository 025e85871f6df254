import { randomUUID } from "node:crypto";
import type { NewEntry } from "../log/new-entry.ts";

/** A client error as the server would report it: an expired token, unless the test says otherwise. */
export function newEntry(changes: Partial<NewEntry> = {}): NewEntry {
  const requestId = changes.requestId ?? randomUUID();
  const receivedAt = changes.receivedAt ?? new Date();
  return {
    accountId: "account-1",
    requestId,
    method: "GET",
    url: "http://127.0.0.1:4010/api-keys?limit=20",
    receivedAt,
    sentAt: new Date(receivedAt.getTime() + 3),
    operationId: "listApiKeys",
    body: {
      type: "error",
      code: "unauthorized",
      status: 401,
      message: "The bearer token is not valid.",
      details: [],
      request_id: requestId,
      documentation_url: "http://127.0.0.1:4010/errors/unauthorized",
    },
    apiKeyId: "9b7e1f02-6c4d-4e8a-b5f3-2a8d0c6e4b19",
    cause: { code: "token_expired", message: "The token expired at 2026-03-02T03:00:00.000Z." },
    headers: { "user-agent": "deploy-pipeline/4.2", authorization: "Bearer x", accept: "application/json" },
    requestBody: undefined,
    ...changes,
  };
}
