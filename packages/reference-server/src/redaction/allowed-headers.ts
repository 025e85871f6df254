import type { EntryDetail } from "../api/schemas.ts";
import { beginningOf, redactText } from "./redact-text.ts";

/** The document's list. The type is made from it and has neither more nor fewer names, so the compiler keeps this one true to it. */
const allowed: Readonly<Record<keyof EntryDetail["request_headers"], true>> = {
  accept: true,
  "accept-encoding": true,
  "accept-language": true,
  "content-encoding": true,
  "content-length": true,
  "content-type": true,
  host: true,
  "user-agent": true,
  "x-request-id": true,
};

/** The longest value that is kept, in characters; the document's `maxLength`. */
const longest = 512;

/**
 * Picks the headers that may be recorded, without secrets in their values.
 *
 * @param headers - all headers of the request, names in lower case
 * @example allowedHeaders({ accept: "application/json", authorization: "Bearer ..." }) // { accept: "application/json" }
 */
export function allowedHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of Object.keys(allowed)) {
    const value = headers[name];
    if (value !== undefined) picked[name] = beginningOf(redactText(String(value)), longest);
  }
  return picked;
}
