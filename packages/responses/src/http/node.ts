import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { ErrorResponse } from "../bodies/error-responses.ts";
import { textOf } from "./fetch.ts";
import { mayBeJson, type ReceivedBody, receiveBody } from "./received-body.ts";

/** A {@link ReceivedRequest} from `node:http`. */
export interface NodeRequest {
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** The headers, by lower-case name. */
  readonly headers: IncomingHttpHeaders;
  /** The body, if it is JSON. */
  readonly body: ReceivedBody;
}

/**
 * Converts a `node:http` request for `check` and `respond`. It also accepts the requests of Express and Nest.
 *
 * @param request - the request; nothing else may have read its JSON body
 * @returns the request for the checks, with at most 1 MB of its body; a body that is not JSON remains unread
 * @example contract.check(await fromNode(request));
 */
export async function fromNode(request: IncomingMessage): Promise<NodeRequest> {
  // Express removes the mount path from `url`.
  const target = "originalUrl" in request ? String(request.originalUrl) : (request.url ?? "/");
  const { method = "GET", headers } = request;
  const body = mayBeJson(headers["content-type"]) ? await receiveBody(request) : ({ kind: "unread" } as const);
  return { method, target, headers, body };
}

/**
 * Sends an error response with `node:http`.
 *
 * @param response - the result of `respond`
 * @param to - the response of `node:http`, not yet started
 * @example sendNode(contract.respond(error, received), response);
 */
export function sendNode({ status, headers, body }: ErrorResponse, to: ServerResponse): void {
  to.writeHead(status, headers).end(textOf(body));
}
