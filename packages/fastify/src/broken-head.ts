import type { IncomingHttpHeaders } from "node:http";

/** What can be read of a request that Node's parser refused. */
export interface BrokenHead {
  readonly method: string;
  readonly target: string;
  /** Names in lower case; of a header that is there twice, the first. */
  readonly headers: IncomingHttpHeaders;
}

/**
 * Reads the request line and the headers of bytes that are not HTTP, as far as they look like it. It decides about nothing but the
 * method's 405, the id of the answer and the record.
 *
 * @param packet - the bytes that the parser stumbled over
 * @returns the head; `undefined` when the bytes do not begin with a request line
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
