import type { AddressInfo } from "node:net";
import { isJson, readErrorContract } from "@error-contract/contract";
import { type Random, random } from "@error-contract/testing/random";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findOperation, independentCheck } from "../testing/independent-check.ts";
import { type Grounds, randomRequest } from "../testing/random-requests.ts";
import { exchange, readAnswers } from "../testing/raw-http.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

const REQUESTS = 20_000;
const RAW = 500;
/** The same requests in each run. `SEED=7` tries others. */
const SEED = Number(process.env["SEED"] ?? 20_261_124);

/** How many of the random requests had each status. */
const seen = new Map<number, number>();
/** How many of their responses the other validator checked: all but those to HEAD. */
let held = 0;
let server: TestServer;
let grounds: Grounds;

beforeAll(async () => {
  server = await testServer();
  const administrator = await server.addAccount();
  const clerk = await server.addKey(administrator, ["api-keys.read", "api-keys.write", "api-logs.read"]);
  const token = async (...of: Parameters<TestServer["as"]>): Promise<string> =>
    ((await server.as(...of))["authorization"] ?? "").replace("Bearer ", "");
  // Not the keys that sign the tokens: once these were deleted, every request would get a 401.
  const others = await Promise.all(Array.from({ length: 20 }, () => server.addKey(administrator, ["api-logs.read"])));
  const { components } = server.document;
  const schemas = isJson(components) && isJson(components["schemas"]) ? Object.values(components["schemas"]) : [];
  const { operations } = readErrorContract(server.document);
  grounds = {
    paths: operations.map(({ path }) => path),
    queryNames: operations.flatMap(({ parameters }) =>
      parameters.flatMap(({ name, in: at }) => (at === "query" ? name : [])),
    ),
    properties: schemas.flatMap((schema) =>
      isJson(schema) && isJson(schema["properties"]) ? Object.keys(schema["properties"]) : [],
    ),
    bodies: [
      // Mostly a record that already exists: a conflict requires everything else to be right, which is rare here.
      ...["api-keys.read", "api-keys.write", "api-logs.read"].map((scope) => ({
        display_name: "A",
        scopes: [scope],
        external_identifier: "a",
      })),
      { display_name: "B" },
      { locked: true },
    ],
    ids: others.map(({ id }) => id),
    tokens: [
      await token(administrator, { claims: { exp: Math.floor(Date.now() / 1000) + 3600 } }),
      await token(clerk, { claims: { exp: Math.floor(Date.now() / 1000) + 3600 } }),
      await token(administrator, { scopes: ["api-logs.read"] }),
      await token(administrator, { claims: { exp: 1 } }),
      "eyJhbGciOiJFUzI1NiJ9.e30.AA",
    ],
  };
});
afterAll(() => server.close());

/** `/api-keys/..` is the root, which belongs to the site rather than the API: the document does not describe it. */
const isRoot = (url: unknown): boolean =>
  typeof url === "string" && URL.canParse(url, "http://localhost") && new URL(url, "http://localhost").pathname === "/";

describe("Whatever comes in,", () => {
  test(`each of ${REQUESTS} random requests (seed ${SEED}) gets a documented response, also by another validator's judgment, and no server error`, async () => {
    const choices = random(SEED);
    const check = independentCheck(server.document);
    const operationOf = findOperation(server.document);
    for (let sent = 0; sent < REQUESTS; sent += 50) {
      const batch = Array.from({ length: 50 }, () => randomRequest(choices, grounds)).filter(({ url }) => !isRoot(url));
      const responses = await Promise.all(
        batch.map((request) =>
          server.send(request).catch((error: unknown) => {
            throw new Error(`Seed ${SEED}: ${JSON.stringify(request).slice(0, 2_000)}`, { cause: error });
          }),
        ),
      );
      for (const [index, { statusCode, headers, body, raw }] of responses.entries()) {
        const sentAs = JSON.stringify(batch[index]).slice(0, 2_000);
        if (statusCode >= 500) throw new Error(`Seed ${SEED}: ${statusCode} for ${sentAs}\n${body}`);
        seen.set(statusCode, (seen.get(statusCode) ?? 0) + 1);
        // A response to HEAD has no body to check.
        if (raw.req.method === "HEAD") continue;
        await check({ status: statusCode, headers, body }, operationOf(`${raw.req.method} ${raw.req.url}`)).catch(
          (error: unknown) => {
            throw new Error(`Seed ${SEED}: ${statusCode} for ${sentAs}`, { cause: error });
          },
        );
        held += 1;
      }
    }
  });

  // A run that never gets past the first check would prove nothing.
  test.each([200, 201, 400, 401, 403, 404, 405, 409])("the random requests reach the status %i", (status) => {
    expect(seen.get(status) ?? 0, `seed ${SEED}: ${JSON.stringify([...seen])}`).toBeGreaterThan(0);
  });

  test("the other validator checks nearly all of the responses", () => {
    expect(held).toBeGreaterThan(REQUESTS * 0.9);
  });

  test("the random requests reach no other status", () => {
    expect([...seen.keys()].sort()).toEqual([200, 201, 400, 401, 403, 404, 405, 409]);
  });

  test(`each of ${RAW} requests in broken HTTP (seed ${SEED}) gets a response, with no server error and no undocumented one`, async () => {
    await server.app.listen({ port: 0, host: "127.0.0.1" });
    const { port } = server.app.server.address() as AddressInfo;
    const choices = random(SEED);
    for (let sent = 0; sent < RAW; sent += 20) {
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          const text = brokenRequest(choices);
          const answers = readAnswers(await exchange(port, [text]));
          expect(answers.length, text.subarray(0, 2_000).toString("latin1")).toBeGreaterThan(0);
          for (const answer of answers) {
            expect(answer.status, text.subarray(0, 2_000).toString("latin1")).toBeLessThan(500);
            // The intended operation is uncertain, so an error is checked against the norm of the whole document.
            if (answer.status >= 400) server.check({ method: "-", target: "-", ...answer });
          }
        }),
      );
    }
  });

  test("the server keeps no connection open and responds to the next request", async () => {
    await expect.poll(() => connections(server)).toBe(0);
    const headers = { authorization: `Bearer ${grounds.tokens[0]}` };
    expect((await server.send({ url: "/api-keys", headers })).statusCode).toBe(200);
  });
});

function connections({ app }: TestServer): Promise<number> {
  return new Promise((resolve, reject) => {
    app.server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });
}

/** A request with one to three bytes changed, omitted or doubled. It asks for the connection to be closed after it. */
function brokenRequest({ below }: Random): Buffer {
  const tokens = grounds.tokens[below(grounds.tokens.length)];
  const body = '{"display_name":"a","scopes":["api-logs.read"]}';
  const bodies = [
    `Content-Length: ${body.length}\r\n\r\n${body}`,
    `Transfer-Encoding: chunked\r\n\r\n2f\r\n${body}\r\n0\r\n\r\n`,
  ];
  const whole = `POST /api-keys HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens}\r\nContent-Type: application/json\r\nConnection: close\r\n${bodies[below(2)]}`;
  let bytes = Buffer.from(whole);
  for (let change = below(3); change >= 0; change--) {
    const at = below(bytes.length);
    const kinds = [
      [bytes.subarray(0, at), Buffer.from([below(256)]), bytes.subarray(at + 1)],
      [bytes.subarray(0, at), bytes.subarray(at + 1)],
      [bytes.subarray(0, at), bytes.subarray(Math.max(0, at - 1))],
    ];
    bytes = Buffer.concat(kinds[below(3)] ?? []);
  }
  // The length may have gained digits; this is enough to fill it.
  return Buffer.concat([bytes, Buffer.alloc(200_000, "\r\n\u0000")]);
}
