import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { ErrorResponse } from "../bodies/error-responses.ts";
import { textOf } from "./fetch.ts";
import { mayBeJson, type ReceivedBody, receiveBody } from "./received-body.ts";

/** The parts of a `node:http` request that the checks need. */
export interface NodeRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: ReceivedBody;
}

/**
 * Converts a `node:http` request for `check` and `respond`. Express and Nest have such requests, too.
 *
 * @param request - the request; nothing may have read its body, unless it is not JSON
 * @returns what the checks look at, at most 1 MB of body; a body that is not JSON is left in the request
 * @example contract.check(await fromNode(request));
 */
export async function fromNode(request: IncomingMessage): Promise<NodeRequest> {
  // Express strips the path at which an app is mounted from `url`.
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
