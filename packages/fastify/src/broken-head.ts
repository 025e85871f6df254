import type { IncomingHttpHeaders } from "node:http";

/** The readable part of a request that Node's parser rejected. */
export interface BrokenHead {
  readonly method: string;
  readonly target: string;
  /** The headers, by lower-case name. A repeated header has its first value. */
  readonly headers: IncomingHttpHeaders;
}

/**
 * Reads the request line and headers of invalid HTTP as far as possible. The result affects only the 405, the id of the
 * response and the record.
 *
 * @param packet - the bytes that the parser rejected
 * @returns the head; `undefined` if the bytes do not begin with a request line
 */
export function readBrokenHead(packet: Uint8Array | undefined): BrokenHead | undefined {
  const text = Buffer.from(packet ?? []).toString("latin1");
  const line = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}) ([^\r\n]{1,70000}?)(?: HTTP\/\d\.\d)\r?\n/.exec(text);
  if (line === null) return undefined;
  const [whole, method = "", target = ""] = line;
  const headers: Record<string, string> = {};
  for (const each of text.slice(whole.length).split(/\r?\n/)) {
    if (each === "") break;
    const [, name, value = ""] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/.exec(each) ?? [];
    if (name !== undefined) headers[name.toLowerCase()] ??= value;
  }
  return { method, target, headers };
}
