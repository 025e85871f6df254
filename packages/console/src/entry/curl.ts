import type { EntryDetail } from "../log/entry.ts";

/** Headers that `curl` adds by itself, or that belong to one request only. */
const ITS_OWN: ReadonlySet<string> = new Set([
  "host",
  "content-length",
  "accept-encoding",
  "user-agent",
  "x-request-id",
]);

/**
 * Writes a command line that sends the request of an entry again. It contains no secrets: the log records none, and the
 * token comes from the environment.
 *
 * @param entry - the entry; without headers and body when the service does not return them
 * @returns the command, for a POSIX shell; it reads the token from the variable `TOKEN`
 */
export function curlOf(entry: Pick<EntryDetail, "request_method" | "request_url"> & Partial<EntryDetail>): string {
  const { request_method: method, request_url: url, request_headers: headers = {}, request_body: body = null } = entry;
  const sent = Object.entries(headers).filter(([name]) => !ITS_OWN.has(name));
  const parts = [
    `curl ${method === "GET" ? "" : `-X ${quoted(method)} `}${quoted(url)}`,
    // In double quotes, so that the shell expands the variable.
    `-H "Authorization: Bearer $TOKEN"`,
    ...sent.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`--data-raw ${quoted(typeof body === "string" ? body : JSON.stringify(body))}`]),
  ];
  return parts.join(" \\\n  ");
}

/** Leaves plain words unquoted. */
function quoted(text: string): string {
  return /^[\w.,:/@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
