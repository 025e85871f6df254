import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { type StartedServer, startServer } from "../testing/started-server.ts";

let server: StartedServer;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.remove();
});

async function open(text: string): Promise<void> {
  const { hostname, port } = new URL(server.baseUrl);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on("error", () => undefined);
  sockets.push(socket);
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  // Whoever holds a connection open need not read what comes.
  socket.pause();
  await new Promise<void>((resolve) => socket.write(text === "" ? " ".repeat(0) : text, () => resolve()));
  // The server has to have read it.
  await new Promise((resolve) => setTimeout(resolve, 200));
}

const post = "POST /api-keys HTTP/1.1\r\nHost: x\r\n";

describe("SIGTERM ends the server", () => {
  test("at once where a connection has sent nothing", { timeout: 60_000 }, async () => {
    server = await startServer({ SHUTDOWN_SECONDS: "30" });
    await open("");
    const start = Date.now();
    const { exitCode, stderr } = await server.end();
    expect([exitCode, Date.now() - start < 10_000]).toEqual([0, true]);
    expect(stderr).toContain("Closed; every entry");
  });

  test.each([
    ["half a head", post],
    ["half a body", `${post}Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{`],
  ])("within the deadline where a connection has sent %s", { timeout: 60_000 }, async (_, text) => {
    server = await startServer({ SHUTDOWN_SECONDS: "2" });
    await open(text);
    const start = Date.now();
    const { exitCode, stderr } = await server.end();
    expect([exitCode, Date.now() - start < 4_000]).toEqual([0, true]);
    expect(stderr).toContain("Closed; every entry");
  });
});
