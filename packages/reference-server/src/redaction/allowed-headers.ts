import type { EntryDetail } from "../api/schemas.ts";
import { beginningOf, redactText } from "./redact-text.ts";

/** The headers that the document lists. Its generated type makes the compiler reject a missing or an extra one. */
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

/** The maximum length of a recorded value, in characters: `maxLength` in the document. */
const longest = 512;

/**
 * Picks the headers that may be recorded, and redacts and truncates their values.
 *
 * @param headers - all headers of the request, with lowercase names
 * @example allowedHeaders({ accept: "text/html", authorization: "Bearer ..." }) // { accept: "text/html" }
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
