import type { ErrorResponse } from "../bodies/error-responses.ts";
import { LARGEST_BODY, mayBeJson, type ReceivedBody } from "./received-body.ts";

/** A {@link ReceivedRequest} from the Fetch API. */
export interface FetchRequest {
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** The headers, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, if it is JSON. */
  readonly body: ReceivedBody;
}

/**
 * Converts a request of the Fetch API for `check` and `respond`.
 *
 * @param request - the request; its body is read if it is JSON
 * @returns the request for the checks, with at most 1 MB of its body
 * @example contract.check(await fromFetch(request));
 */
export async function fromFetch(request: Request): Promise<FetchRequest> {
  const { pathname, search } = new URL(request.url);
  const { method } = request;
  return { method, target: pathname + search, headers: Object.fromEntries(request.headers), body: await read(request) };
}

/**
 * Converts an error response to a `Response` of the Fetch API.
 *
 * @param response - the result of `respond`
 * @returns the response to return from your handler
 * @example return toFetch(contract.respond(error, received));
 */
export function toFetch({ status, headers, body }: ErrorResponse): Response {
  return new Response(textOf(body), { status, headers });
}

/**
 * Serializes the body of an error response.
 *
 * @param body - the body of an error response
 * @returns JSON, or a string body unchanged; `undefined` if there is no body
 * @example textOf({ code: "not_found" }); // '{"code":"not_found"}'
 */
export function textOf(body: unknown): string | undefined {
  return body === undefined || typeof body === "string" ? body : JSON.stringify(body);
}

async function read({ body, headers }: Request): Promise<ReceivedBody> {
  if (body === null) return { kind: "none" };
  if (!mayBeJson(headers.get("content-type"))) return { kind: "unread" };
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LARGEST_BODY) return { kind: "too_large", bytes: Buffer.concat(chunks).subarray(0, LARGEST_BODY) };
    }
  } catch {
    return { kind: "broken", bytes: Buffer.concat(chunks) };
  }
  return length === 0 ? { kind: "none" } : { kind: "complete", bytes: Buffer.concat(chunks) };
}
