import { Writable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { carriedSecrets } from "../testing/secrets.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { loggerOptions } from "./logger.ts";

const lines: string[] = [];
const stream = new Writable({
  write(chunk, _, done) {
    lines.push(String(chunk));
    done();
  },
});
let server: TestServer;
beforeAll(async () => {
  server = await testServer(undefined, { logger: { ...Object(loggerOptions("trace")), stream } });
});
afterAll(() => server.close());

test("No secret that a request carries is in the server's own log", async () => {
  const { authorization = "" } = await server.as(await server.addAccount());
  const origin = "http://127.0.0.1:4010";
  // All at once, because the server delays every response to a refused token.
  await Promise.all(
    carriedSecrets.map(({ entry }) => {
      const headers = { "x-request-id": entry.requestId, authorization, ...entry.headers };
      const url = entry.url.startsWith(origin) ? entry.url.slice(origin.length) : "/nothing";
      const payload = entry.requestBody;
      return server.app.inject({ method: "POST", url, headers, ...(payload !== undefined && { payload }) });
    }),
  );
  expect(lines.length).toBeGreaterThanOrEqual(50);
  const output = lines.join("");
  expect(carriedSecrets.filter(({ secret }) => output.includes(secret)).map(({ name }) => name)).toEqual([]);
});
