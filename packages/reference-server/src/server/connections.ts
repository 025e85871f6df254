import type { Server } from "node:http";
import type { Socket } from "node:net";

/** The open connections of a server. */
export interface Connections {
  /** From now on, closes each connection after its next response, so that its caller reconnects elsewhere. */
  endAfterAnswers(): void;
  /** Closes connections that have sent nothing yet. */
  closeSilent(): void;
  /** Closes all connections, whatever they are doing. */
  closeAll(): void;
}

/**
 * Watches the connections of a server. When a server closes, Node closes the idle ones but waits for the others without
 * a limit: for one that never sends a request, sends only half of one, or does not read its response.
 *
 * @param server - a server that does not listen yet
 * @returns its connections
 */
export function watchConnections(server: Server): Connections {
  const open = new Set<Socket>();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  return {
    endAfterAnswers() {
      server.prependListener("request", (_request, response) => {
        response.shouldKeepAlive = false;
      });
    },
    closeSilent() {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    },
    closeAll() {
      for (const socket of open) socket.destroy();
    },
  };
}
