import { Agent, get, type IncomingHttpHeaders } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { freePort } from "../testing/free-port.ts";
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
  // A client that holds a connection open need not read from it.
  socket.pause();
  await new Promise<void>((resolve) => socket.write(text === "" ? " ".repeat(0) : text, () => resolve()));
  // Gives the server time to read it.
  await new Promise((resolve) => setTimeout(resolve, 200));
}

const post = "POST /api-keys HTTP/1.1\r\nHost: x\r\n";

describe("SIGTERM stops the server", () => {
  test("without waiting for a connection that has sent nothing", async () => {
    server = await startServer({ SHUTDOWN_SECONDS: "250" });
    await open("");
    const { exitCode, stdout, stderr } = await server.end();
    const seconds = Number(/"seconds":([\d.]+).*"Closed\."/.exec(stdout)?.[1]);
    expect(seconds, "before connections are cut off, at 80 % of the time").toBeLessThan(200);
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining("Closed; every entry")]);
  });

  // An exit code of 1 would mean that it took longer than the deadline.
  test.each([
    ["half a head", post],
    ["half a body", `${post}Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{`],
  ])("within the deadline if a connection has sent only %s", async (_, text) => {
    server = await startServer({ SHUTDOWN_SECONDS: "10" });
    await open(text);
    const { exitCode, stderr } = await server.end();
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining("Closed; every entry")]);
  });
});

describe("After SIGTERM, the server", () => {
  /** Sends a request over the agent's connection, which stays open if the response allows it. */
  function ask(agent: Agent, path: string): Promise<{ status: number | undefined; headers: IncomingHttpHeaders }> {
    return new Promise((resolve, reject) => {
      get(server.baseUrl + path, { agent }, (response) => {
        response.resume().on("end", () => resolve({ status: response.statusCode, headers: response.headers }));
      }).on("error", reject);
    });
  }

  test("reports at once on both ports that it is not ready, still responds until load balancers know, and stops", async () => {
    const metrics = String(await freePort());
    server = await startServer({ SHUTDOWN_SECONDS: "30", DRAIN_SECONDS: "5", METRICS_PORT: metrics });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect((await ask(agent, "/api-keys")).headers.connection).toBe("keep-alive");
    const ended = server.end();
    const ready = (): Promise<Response> => fetch(`${server.baseUrl}/readyz`);
    await expect.poll(async () => (await ready()).status).toBe(503);
    expect(await (await ready()).json()).toEqual({ status: "not ready", reasons: ["The server is closing."] });
    expect((await fetch(`http://127.0.0.1:${metrics}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.baseUrl}/healthz`)).status).toBe(200);
    const last = await ask(agent, "/api-keys");
    expect([last.status, last.headers.connection], "which sends its caller elsewhere").toEqual([401, "close"]);
    const { exitCode, stderr } = await ended;
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining("Closed; every entry")]);
    await expect(ready()).rejects.toThrow();
  });
});
