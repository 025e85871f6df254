import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it reached the server. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
}

/** A real HTTP server on a loopback port, for one test. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  /** Every request so far, in order. */
  readonly received: readonly Received[];
}

/** Responds to a request; `count` is 1 for the first one. */
export type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => unknown;

/**
 * Starts a server; `await using` stops it.
 *
 * @param handle - responds to each request
 * @returns the running server
 */
export async function serve(handle: Handler): Promise<TestServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    received.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers });
    request.resume();
    handle(request, response, received.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // listens on a port, not on a pipe
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
