import { type IncomingMessage, METHODS, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { ErrorDetail, ErrorResponse, MatchOperation, WriteError } from "@error-contract/responses";
import { badRequest, breakOff, ContractError, methodNotAllowed, requestIdOf, textOf } from "@error-contract/responses";
import { type BrokenHead, readBrokenHead } from "./broken-head.ts";

/** Codes of Node's HTTP parser and timers, and what to tell the caller. */
const REASONS: ReadonlyMap<unknown, Pick<ErrorDetail, "type" | "message">> = new Map([
  ["HPE_HEADER_OVERFLOW", { type: "too_large", message: "The request line and headers are too long." }],
  ["ERR_HTTP_REQUEST_TIMEOUT", { type: "malformed", message: "The request did not arrive in time." }],
]);

/** How requests are answered that never become one. */
export interface BrokenHttpOptions {
  readonly writeError: WriteError;
  readonly match: MatchOperation;
  /** The methods that any path of the document has. */
  readonly methods: readonly string[];
  /** Is told of each such answer before it is sent, and must not reject. */
  readonly refused: (
    head: BrokenHead | undefined,
    requestId: string,
    error: ContractError,
    response: ErrorResponse,
  ) => Promise<void>;
}

/**
 * Answers what never becomes a request: bytes that are not HTTP, headers that are too long, requests that do not end, methods that
 * Node does not know, CONNECT.
 *
 * @param server - Node's server
 * @param options - how they are answered
 */
export function answerBrokenHttp(server: Server, { writeError, match, methods, refused }: BrokenHttpOptions): void {
  const newest = new WeakMap<Socket, ServerResponse<IncomingMessage>>();
  server.prependListener("request", (request: IncomingMessage, response: ServerResponse<IncomingMessage>) => {
    newest.set(request.socket, response);
  });
  // Their size is bounded; Node would leave out those beyond the first thousand, and say nothing.
  server.maxHeadersCount = 0;

  // Fastify's own listener would answer first, in its own words.
  server.removeAllListeners("clientError");
  server.on("clientError", (error: NodeJS.ErrnoException & { rawPacket?: Uint8Array }, socket: Socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const open = newest.get(socket);
    if (open !== undefined && !open.req.complete) {
      // These bytes belong to a request that has an answer of its own. No other can follow.
      open.once("finish", () => socket.destroySoon());
      return breakOff(open.req);
    }
    const head = readBrokenHead(error.rawPacket);
    const say = (): void => void send(socket, errorOf(error.code, head), head);
    if (open === undefined || open.writableFinished) say();
    else open.once("finish", say);
  });
  // An offer to change the protocol may be declined by answering as usual, and an expectation may be ignored (RFC 9110).
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
  server.on("connect", ({ method = "CONNECT", url = "", headers }: IncomingMessage, socket: Socket) => {
    void send(socket, methodNotAllowed(methods), { method, target: url, headers });
  });

  function errorOf(code: unknown, head: BrokenHead | undefined): ContractError {
    if (head !== undefined && code === "HPE_INVALID_METHOD" && !METHODS.includes(head.method)) {
      const found = match(head.method, head.target.replace(/[?#].*$/s, ""));
      if (found.kind === "otherMethods") return methodNotAllowed(found.methods);
      return new ContractError(404, "There is nothing at this path.");
    }
    const reason = REASONS.get(code) ?? { type: "malformed", message: "This is not valid HTTP." };
    return badRequest([{ location: "unknown", pointer: "", ...reason }]);
  }

  async function send(socket: Socket, error: ContractError, head: BrokenHead | undefined): Promise<void> {
    if (!socket.writable) return void socket.destroy();
    socket.on("error", () => undefined);
    const requestId = requestIdOf(head?.headers ?? {});
    const found = head && match(head.method, head.target.replace(/[?#].*$/s, ""));
    const operation = found?.kind === "operation" ? found.operation : undefined;
    const response = writeError(error, { requestId, operation, target: head?.target });
    await refused(head, requestId, error, response);
    const text = textOf(response.body) ?? "";
    socket.end(
      [
        `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status]}`,
        `Date: ${new Date().toUTCString()}`,
        `X-Request-ID: ${requestId}`,
        ...Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`),
        `Content-Length: ${Buffer.byteLength(text)}`,
        "Connection: close",
        "",
        head?.method === "HEAD" ? "" : text,
      ].join("\r\n"),
      // Whoever does not take the answer may not keep the connection.
      () => socket.destroySoon(),
    );
  }
}
