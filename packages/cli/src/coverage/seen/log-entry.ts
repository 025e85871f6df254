import { isJson } from "@error-contract/contract";
import type { SeenError } from "./seen-error.ts";

/**
 * The field names of log entries: of this project's error log when exported, of OpenTelemetry attributes, of pino. A
 * dotted name is a literal key, or a path through objects.
 */
const names = {
  operationId: ["operation_id", "operationId"],
  method: ["request_method", "http.request.method", "method", "req.method", "request.method"],
  url: ["request_url", "url.full", "url.path", "url", "path", "req.url", "request.url"],
  status: [
    "response_status_code",
    "http.response.status_code",
    "status",
    "statusCode",
    "res.statusCode",
    "response.status",
  ],
  body: ["response_body", "response.body", "body"],
  code: ["error.type", "code"],
  requestId: ["request_id", "requestId", "reqId"],
  time: ["request_received_at", "@timestamp", "timestamp", "time"],
  count: ["count"],
} as const satisfies Readonly<Record<Exclude<keyof SeenError, "isRecording">, readonly string[]>>;

/** What a log entry was recognized as. */
export type LogEntry =
  | { readonly kind: "failure"; readonly error: SeenError }
  | { readonly kind: "success" }
  | { readonly kind: "unusable"; readonly reason: string };

/**
 * Reads an entry of a log.
 *
 * @param entry - a parsed line
 * @returns the failed request, or that it succeeded, or what is missing
 */
export function readLogEntry(entry: unknown): LogEntry {
  if (!isJson(entry)) return { kind: "unusable", reason: "is not a JSON object" };
  const status = numberIn(fieldOf(entry, "status"));
  if (status === undefined) return { kind: "unusable", reason: `has no HTTP status (${names.status.join(", ")})` };
  if (status < 400) return { kind: "success" };
  const text = (name: keyof typeof names): string | undefined => {
    const value = fieldOf(entry, name);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const code = fieldOf(entry, "code");
  const error: SeenError = {
    operationId: text("operationId"),
    method: text("method")?.toUpperCase(),
    url: text("url"),
    status,
    body: parsed(fieldOf(entry, "body")),
    code: typeof code === "string" || typeof code === "number" ? code : undefined,
    requestId: text("requestId"),
    time: text("time"),
    count: numberIn(fieldOf(entry, "count")) ?? 1,
    isRecording: false,
  };
  if (error.operationId === undefined && (error.method === undefined || error.url === undefined)) {
    const reason = `names no operation: it needs ${names.operationId[0]}, or ${names.method[0]} and ${names.url[0]}`;
    return { kind: "unusable", reason };
  }
  return { kind: "failure", error };
}

function fieldOf(entry: Readonly<Record<string, unknown>>, name: keyof typeof names): unknown {
  for (const key of names[name]) {
    const value = Object.hasOwn(entry, key) ? entry[key] : inside(entry, key.split("."));
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function inside(entry: unknown, keys: readonly string[]): unknown {
  if (keys.length < 2) return undefined;
  return keys.reduce<unknown>((at, key) => (isJson(at) && Object.hasOwn(at, key) ? at[key] : undefined), entry);
}

/** Some logs have the body as a string. */
function parsed(body: unknown): unknown {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function numberIn(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number > 0 ? number : undefined;
}
