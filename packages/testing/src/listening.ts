import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that listens on a free local port. */
export interface Listening extends AsyncDisposable {
  /** `http://127.0.0.1:…`, without a trailing slash. */
  readonly url: string;
}

/**
 * Starts a server on a free local port.
 *
 * @param server - the server, not yet listening
 * @returns its address; disposing it closes the server and its connections
 */
export async function listening(server: Server): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // listens on a port, not on a pipe
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
