import { parseJson } from "../json/parse-json.ts";
import { redactJsonUpTo, redactText } from "../redaction/redact.ts";

/** How much of a body is kept, in bytes of UTF-8; fixed by `request_body_truncated` in the document. */
const kept = 10_000;

/**
 * How much of a body is looked at, in characters. What begins within the kept part is redacted whole even if it ends a good
 * way after it; and a body of a megabyte does not hold up the server.
 */
const examined = 64_000;

interface StoredBody {
  readonly request_body: unknown;
  readonly request_body_truncated: boolean;
}

/** Redacts a request's body and cuts it: the JSON value when it is JSON and short enough, otherwise text. */
export function storedBody(body: string | undefined): StoredBody {
  if (body === undefined || body === "") return { request_body: null, request_body_truncated: false };
  const value = parseJson(body);
  if (value === undefined) return cut(redactText(body.slice(0, examined)), body.length <= examined);
  const { value: redacted, complete } = redactJsonUpTo(examined, value);
  const text = JSON.stringify(redacted);
  if (complete && Buffer.byteLength(text) <= kept) return { request_body: redacted, request_body_truncated: false };
  return cut(text, complete);
}

function cut(redacted: string, complete: boolean): StoredBody {
  const bytes = Buffer.from(redacted);
  if (bytes.length <= kept && complete) {
    return { request_body: redacted, request_body_truncated: false };
  }
  // Streaming leaves a character out that the cut would split.
  const text = new TextDecoder().decode(bytes.subarray(0, kept), { stream: true });
  return { request_body: text, request_body_truncated: true };
}
