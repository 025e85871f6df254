import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { ErrorResponse } from "../bodies/error-responses.ts";
import { textOf } from "./fetch.ts";
import { mayBeJson, type ReceivedBody, receiveBody } from "./received-body.ts";

/** A `node:http` request, taken apart. */
export interface NodeRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: ReceivedBody;
}

/**
 * Takes a request of `node:http` apart, for `check` and `respond`; those of Express and Nest are such requests.
 *
 * @param request - the request; nobody else may read its body before, unless it is not JSON
 * @returns what the checks look at, at most 1 MB of body; a body that is not JSON is left in the request
 * @example contract.check(await fromNode(request));
 */
export async function fromNode(request: IncomingMessage): Promise<NodeRequest> {
  // Express takes the part of the path at which an app is mounted out of `url`.
  const target = "originalUrl" in request ? String(request.originalUrl) : (request.url ?? "/");
  const { method = "GET", headers } = request;
  const body = mayBeJson(headers["content-type"]) ? await receiveBody(request) : ({ kind: "unread" } as const);
  return { method, target, headers, body };
}

/**
 * Sends an error through `node:http`.
 *
 * @param response - what `respond` gave
 * @param to - where it is sent
 * @example sendNode(contract.respond(error, received), response);
 */
export function sendNode({ status, headers, body }: ErrorResponse, to: ServerResponse): void {
  to.writeHead(status, headers).end(textOf(body));
}
