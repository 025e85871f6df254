import { isJson, type Json } from "@error-contract/contract";
import type { SeenError } from "./seen-error.ts";

/**
 * Whether a value is a HAR file, the format that browsers and proxies export.
 *
 * @param value - parsed JSON
 * @returns true for an object with `log.entries`
 */
export function isHar(value: unknown): value is { readonly log: { readonly entries: readonly unknown[] } } {
  return isJson(value) && isJson(value["log"]) && Array.isArray(value["log"]["entries"]);
}

/**
 * Lists the failed requests of a HAR. A request without a response has the status 0, and is not one of them.
 *
 * @param har - the HAR
 * @returns the requests whose responses were errors
 */
export function* failuresInHar(har: { readonly log: { readonly entries: readonly unknown[] } }): Generator<SeenError> {
  for (const entry of har.log.entries) {
    const [request, response] = isJson(entry) ? [entry["request"], entry["response"]] : [];
    if (!isJson(entry) || !isJson(request) || !isJson(response)) continue;
    const { status } = response;
    if (typeof status !== "number" || status < 400) continue;
    const time = entry["startedDateTime"];
    yield {
      operationId: undefined,
      method: typeof request["method"] === "string" ? request["method"].toUpperCase() : undefined,
      url: typeof request["url"] === "string" ? request["url"] : undefined,
      status,
      body: bodyOf(response["content"]),
      code: undefined,
      requestId: headerOf(response["headers"], "x-request-id"),
      time: typeof time === "string" ? time : undefined,
      count: 1,
      isRecording: true,
    };
  }
}

function bodyOf(content: unknown): unknown {
  if (!isJson(content) || typeof content["text"] !== "string") return undefined;
  const text =
    content["encoding"] === "base64" ? Buffer.from(content["text"], "base64").toString("utf8") : content["text"];
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function headerOf(headers: unknown, name: string): string | undefined {
  const found = (Array.isArray(headers) ? headers : []).find(
    (header): header is Json => isJson(header) && String(header["name"]).toLowerCase() === name,
  );
  return typeof found?.["value"] === "string" ? found["value"] : undefined;
}
