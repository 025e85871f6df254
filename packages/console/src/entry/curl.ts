import type { EntryDetail } from "../log/entry.ts";

/** What `curl` adds by itself, or what belongs to the one connection. */
const ITS_OWN: ReadonlySet<string> = new Set([
  "host",
  "content-length",
  "accept-encoding",
  "user-agent",
  "x-request-id",
]);

/**
 * A command line that sends the request of an entry again. It has no secret in it: the log keeps none, and the token is read
 * from the environment.
 *
 * @param entry - the entry; without its headers and its body where the service does not give them
 * @returns the command, for a POSIX shell; `TOKEN` is the variable of the token
 */
export function curlOf(entry: Pick<EntryDetail, "request_method" | "request_url"> & Partial<EntryDetail>): string {
  const { request_method: method, request_url: url, request_headers: headers = {}, request_body: body = null } = entry;
  const sent = Object.entries(headers).filter(([name]) => !ITS_OWN.has(name));
  const parts = [
    `curl ${method === "GET" ? "" : `-X ${quoted(method)} `}${quoted(url)}`,
    // In double quotes, so that the shell puts the token in.
    `-H "Authorization: Bearer $TOKEN"`,
    ...sent.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`--data-raw ${quoted(typeof body === "string" ? body : JSON.stringify(body))}`]),
  ];
  return parts.join(" \\\n  ");
}

/** Plain words need no quotes. */
function quoted(text: string): string {
  return /^[\w.,:/@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
