import type { ErrorDescriptor, ErrorEnvelope } from "./descriptor.ts";
import { type ReadError, readError } from "./read-error.ts";

/**
 * Reads the body of a failed response of an API with problem details (RFC 9457). A `type` that is missing or not a string is
 * `about:blank`, and a relative one is resolved against the URL of the request, as the RFC requires.
 *
 * It is a separate option, so only clients of such APIs bundle it.
 *
 * @param body - the body: parsed JSON, or text
 * @param response - the response that it came with
 * @param errors - what the API's errors look like
 * @returns the error, with its code, message, details and request id; the code is the type as the descriptor lists it, or else an
 *   absolute URI
 * @example
 * const api = createClient<paths, typeof errorDescriptor>({ baseUrl, errors: errorDescriptor, readError: readProblem });
 */
export function readProblem(body: unknown, response: Response, errors: ErrorDescriptor): ReadError {
  const { envelopes } = errors;
  const others = readError(body, response, { ...errors, envelopes: envelopes.filter(({ problem }) => !problem) });
  if (others.documented || !isProblem(body, response)) return others;
  for (const envelope of envelopes.filter(({ problem }) => problem)) {
    const problem = { ...body, type: typeOf(body["type"], envelope, response) };
    const read = readError(problem, response, { ...errors, envelopes: [envelope] });
    if (read.documented) return { ...read, error: body };
  }
  return others;
}

/** Every member is optional, so only the media type distinguishes an empty problem from the JSON of a proxy. */
function isProblem(body: unknown, { headers }: Response): body is Readonly<Record<string, unknown>> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return false;
  return /\/problem\+/.test(headers.get("content-type") ?? "") || "type" in body || "title" in body;
}

function typeOf(sent: unknown, { codes }: ErrorEnvelope, { url }: Response): string {
  const absolute = (reference: string): string => {
    try {
      return new URL(reference, url).href;
    } catch {
      return reference; // an invalid reference, or a response without a URL
    }
  };
  const type = absolute(typeof sent === "string" ? sent : "about:blank");
  return Object.keys(codes).find((listed) => absolute(listed) === type) ?? type;
}
