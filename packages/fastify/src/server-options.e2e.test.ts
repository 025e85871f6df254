import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

const script = `
  import Fastify from "fastify";
  import { serverOptions } from "./server-options.ts";
  const app = Fastify(serverOptions());
  app.post("/", async () => "read");
  console.log(await app.listen({ port: 0, host: "127.0.0.1" }));
`;

test("A server under Node's insecure HTTP parser rejects a request with two content lengths", async () => {
  const args = ["-C", "@error-contract/source", "--insecure-http-parser", "--input-type=module", "--eval", script];
  const server = spawn(process.execPath, args, { cwd: import.meta.dirname, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [address] = await once(server.stdout, "data");
    const socket = connect(Number(new URL(String(address)).port), "127.0.0.1");
    const lengths = "Content-Length: 5\r\nTransfer-Encoding: chunked";
    socket.end(`POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${lengths}\r\n\r\n0\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
  } finally {
    server.kill();
  }
});
