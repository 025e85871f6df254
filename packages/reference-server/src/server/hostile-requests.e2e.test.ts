import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bodies } from "../testing/hostile/bodies.ts";
import { cutOff } from "../testing/hostile/cut-off.ts";
import { framing } from "../testing/hostile/framing.ts";
import { heads } from "../testing/hostile/heads.ts";
import { type HostileGrounds, type HostileRequest, SMUGGLED } from "../testing/hostile/hostile-request.ts";
import { targets } from "../testing/hostile/targets.ts";
import { type FindOperation, findOperation, independentCheck } from "../testing/independent-check.ts";
import { exchange, readAnswers } from "../testing/raw-http.ts";
import { type TestKey, type TestServer, testServer } from "../testing/test-server.ts";

const kinds = { framing, heads, targets, bodies, "cut off": cutOff };
/** No request may silence the server for this long, in milliseconds. */
const PATIENCE = 10_000;

let server: TestServer;
let administrator: TestKey;
let grounds: HostileGrounds;
let check: ReturnType<typeof independentCheck>;
let operationOf: FindOperation;
let port: number;

beforeAll(async () => {
  server = await testServer();
  check = independentCheck(server.document);
  operationOf = findOperation(server.document);
  administrator = await server.addAccount();
  const claims = { exp: Math.floor(Date.now() / 1000) + 3_600 };
  const { authorization = "" } = await server.as(administrator, { claims });
  grounds = { authorization, apiKeyId: (await server.addKey(administrator, ["api-logs.read"])).id };
  await server.app.listen({ port: 0, host: "127.0.0.1" });
  port = (server.app.server.address() as AddressInfo).port;
});
afterAll(() => server.close());

/** Sends a request and returns everything that the server sends until it closes the connection, as Latin-1. */
function send({ parts, leaves }: HostileRequest): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect({ port, host: "127.0.0.1" });
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error(`The connection stayed open, after ${JSON.stringify(text.slice(0, 300))}`));
    }, PATIENCE);
    socket.setNoDelay(true);
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
    });
    // A server may close as soon as it knows that it cannot understand the request; what it sent before counts.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(late);
      resolve(text);
    });
    for (const part of parts) socket.write(part);
    if (leaves === "by closing") socket.end();
    if (leaves === "by reset") socket.resetAndDestroy();
  });
}

async function hold(request: HostileRequest): Promise<void> {
  const answers = readAnswers(await send(request)).filter(({ status }) => status !== 100);
  if (request.leaves === undefined) expect(answers.length, "answers").toBeGreaterThan(0);
  const operation = operationOf(Buffer.concat(request.parts).toString("latin1"));
  const follower = request.mayFollow ? { method: "GET", path: "/api-keys" } : undefined;
  for (const [index, answer] of answers.entries()) {
    expect(answer.status, answer.body).toBeLessThan(500);
    // A response to HEAD has no body to check.
    if (answer.body !== "") await check(answer, index === 0 ? operation : follower);
  }
  const ids = answers.map(({ headers }) => headers["x-request-id"]);
  if (request.mayFollow) expect(ids.slice(1), "ids of what follows").toEqual([SMUGGLED]);
  else expect(ids).not.toContain(SMUGGLED);
}

describe("The hand-written requests", () => {
  test("number at least 2,000, all different", () => {
    const texts = Object.values(kinds).flatMap((of) =>
      of(grounds).map(({ parts, leaves }) => `${leaves}${Buffer.concat(parts).toString("base64")}`),
    );
    expect(new Set(texts).size).toBeGreaterThanOrEqual(2_000);
  });

  test.each(Object.entries(kinds))(
    "(%s) each get a documented response and have their connection closed, and nobody gets another's response",
    async (_, of) => {
      const failed: string[] = [];
      const requests = [...of(grounds)];
      const worker = async (): Promise<void> => {
        for (let request = requests.pop(); request !== undefined; request = requests.pop()) {
          const { name } = request;
          await hold(request).catch((error: Error) => failed.push(`${name}: ${error.message.slice(0, 400)}`));
        }
      };
      const others = async (): Promise<void> => {
        for (let number = 0; requests.length > 0; number += 1) {
          const id = `honest-${number}`;
          const text = `GET /api-keys HTTP/1.1\r\nHost: x\r\nX-Request-ID: ${id}\r\nAuthorization: ${grounds.authorization}\r\n\r\n`;
          const [answer] = readAnswers(await exchange(port, [text]));
          expect([answer?.status, answer?.headers["x-request-id"]]).toEqual([200, id]);
        }
      };
      await Promise.all([...Array.from({ length: 16 }, worker), others()]);
      expect(failed).toEqual([]);
    },
  );

  test("execute none of the requests hidden in them", async () => {
    const headers = { authorization: grounds.authorization };
    const url = `/api-keys/${grounds.apiKeyId}`;
    expect((await server.send({ url, headers })).json()).toMatchObject({ scopes: ["api-logs.read"], locked: false });
    const { items } = (await server.send({ url: `/api-logs?request_id=${SMUGGLED}`, headers })).json();
    expect(items).toEqual([]);
  });

  test("leave no connection open", async () => {
    const count = (): Promise<number> =>
      new Promise((resolve, reject) =>
        server.app.server.getConnections((error, open) => (error ? reject(error) : resolve(open))),
      );
    await expect.poll(count).toBe(0);
  });
});
