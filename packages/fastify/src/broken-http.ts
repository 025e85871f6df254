import { type IncomingMessage, METHODS, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { ErrorDetail, ErrorResponse, MatchOperation, WriteError } from "@error-contract/responses";
import { badRequest, breakOff, ContractError, methodNotAllowed, requestIdOf, textOf } from "@error-contract/responses";
import { type BrokenHead, readBrokenHead } from "./broken-head.ts";

/** Error codes of Node's HTTP parser and timers, with the detail for the caller. */
const REASONS: ReadonlyMap<unknown, Pick<ErrorDetail, "type" | "message">> = new Map([
  ["HPE_HEADER_OVERFLOW", { type: "too_large", message: "The request line and headers are too long." }],
  ["ERR_HTTP_REQUEST_TIMEOUT", { type: "malformed", message: "The request did not arrive in time." }],
]);

/** How to respond to input that is not a request. */
export interface BrokenHttpOptions {
  readonly writeError: WriteError;
  readonly match: MatchOperation;
  /** All methods that the document uses. */
  readonly methods: readonly string[];
  /** Called before each such response is sent. It must not reject. */
  readonly refused: (
    head: BrokenHead | undefined,
    requestId: string,
    error: ContractError,
    response: ErrorResponse,
  ) => Promise<void>;
}

/**
 * Responds to input that Node never turns into a request: invalid HTTP, headers that are too long, incomplete requests,
 * unknown methods and CONNECT.
 *
 * @param server - Node's server
 * @param options - how to respond
 */
export function answerBrokenHttp(server: Server, { writeError, match, methods, refused }: BrokenHttpOptions): void {
  const newest = new WeakMap<Socket, ServerResponse<IncomingMessage>>();
  server.prependListener("request", (request: IncomingMessage, response: ServerResponse<IncomingMessage>) => {
    newest.set(request.socket, response);
  });
  // Only the size of headers is limited, not their number: Node would silently drop those beyond the first thousand.
  server.maxHeadersCount = 0;

  // Fastify's listener would respond first, with its own body.
  server.removeAllListeners("clientError");
  server.on("clientError", (error: NodeJS.ErrnoException & { rawPacket?: Uint8Array }, socket: Socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const open = newest.get(socket);
    if (open !== undefined && !open.req.complete) {
      // These bytes belong to a request that gets its own response. No other request can follow.
      open.once("finish", () => socket.destroySoon());
      return breakOff(open.req);
    }
    const head = readBrokenHead(error.rawPacket);
    const say = (): void => void send(socket, errorOf(error.code, head), head);
    if (open === undefined || open.writableFinished) say();
    else open.once("finish", say);
  });
  // A server may ignore `Upgrade` and `Expect` and respond as usual (RFC 9110).
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
      // A client that does not read the response must not keep the connection open.
      () => socket.destroySoon(),
    );
  }
}
