import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { WriteError } from "@error-contract/responses";
import { badRequest, breakOff, ContractError, requestIdOf, textOf } from "@error-contract/responses";

/** Codes of Node's HTTP parser and timers, and what to tell the caller. */
const REASONS: ReadonlyMap<unknown, { readonly type: "wrong_length" | "malformed"; readonly message: string }> =
  new Map([
    ["HPE_HEADER_OVERFLOW", { type: "wrong_length", message: "The request line and headers are too long." }],
    ["ERR_HTTP_REQUEST_TIMEOUT", { type: "malformed", message: "The request did not arrive in time." }],
  ]);

/**
 * Answers what never becomes a request: bytes that are not HTTP, headers that are too long, requests that do not end, CONNECT.
 *
 * @param server - Node's server
 * @param writeError - writes the body
 * @param refused - is told of each such answer, for the server's log
 */
export function answerBrokenHttp(
  server: Server,
  writeError: WriteError,
  refused: (requestId: string, error: ContractError) => void,
): void {
  const newest = new WeakMap<Socket, ServerResponse<IncomingMessage>>();
  server.prependListener("request", (request: IncomingMessage, response: ServerResponse<IncomingMessage>) => {
    newest.set(request.socket, response);
  });

  // Fastify's own listener would answer first, in its own words.
  server.removeAllListeners("clientError");
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const open = newest.get(socket);
    if (open !== undefined && !open.req.complete) {
      // These bytes belong to a request that has an answer of its own. No other can follow.
      open.once("finish", () => socket.destroySoon());
      return breakOff(open.req);
    }
    const reason = REASONS.get(error.code) ?? { type: "malformed", message: "This is not valid HTTP." };
    const say = (): void => send(socket, badRequest([{ location: "unknown", pointer: "", ...reason }]));
    if (open === undefined || open.writableFinished) say();
    else open.once("finish", say);
  });
  // An offer to change the protocol may be declined by answering as usual, and an expectation may be ignored (RFC 9110).
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
  server.on("connect", (request: IncomingMessage, socket: Socket) => {
    send(socket, new ContractError(404, "There is nothing here to connect to."), requestIdOf(request.headers));
  });

  function send(socket: Socket, error: ContractError, requestId = requestIdOf({})): void {
    if (!socket.writable) return void socket.destroy();
    const { status, headers, body } = writeError(error, { requestId });
    refused(requestId, error);
    const text = textOf(body) ?? "";
    socket.on("error", () => undefined);
    socket.end(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        `Date: ${new Date().toUTCString()}`,
        `X-Request-ID: ${requestId}`,
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
        `Content-Length: ${Buffer.byteLength(text)}`,
        "Connection: close",
        "",
        text,
      ].join("\r\n"),
      // Whoever does not take the answer may not keep the connection.
      () => socket.destroySoon(),
    );
  }
}
