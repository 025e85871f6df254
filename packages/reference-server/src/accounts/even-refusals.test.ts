import { randomUUID } from "node:crypto";
import { median } from "@error-contract/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeKeyPair } from "../accounts/key-pair.ts";
import { type TestKey, type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let known: TestKey;

beforeAll(async () => {
  server = await testServer();
  known = await server.addAccount();
});
afterAll(() => server.close());

test("The response time of a 401 does not reveal whether a key exists", async () => {
  const { privateKey } = await makeKeyPair();
  const forged = {
    known: { ...known, privateKey },
    deleted: { ...(await deletedKey()), privateKey },
    unknown: { ...known, id: randomUUID(), privateKey },
  };
  const times = { known: [] as number[], deleted: [] as number[], unknown: [] as number[] };
  const refuse = async (kind: keyof typeof forged): Promise<void> => {
    const headers = await server.as(forged[kind]);
    const begin = performance.now();
    const response = await server.app.inject({ url: "/api-keys", headers });
    times[kind].push(performance.now() - begin);
    expect(response.statusCode).toBe(401);
  };
  // Each round sends one of each kind, so that a busy machine slows them down alike. Each kind is first equally often.
  const kinds = ["known", "deleted", "unknown"] as const;
  for (let time = 0; time < 24; time += 1) {
    const first = time % kinds.length;
    await Promise.all([...kinds.slice(first), ...kinds.slice(0, first)].map(refuse));
  }
  for (const kind of kinds) {
    expect(Math.min(...times[kind]), kind).toBeGreaterThan(23);
    expect(median(times[kind]) / median(times.unknown), kind).toBeGreaterThan(0.8);
    expect(median(times[kind]) / median(times.unknown), kind).toBeLessThan(1.25);
  }
});

test("An accepted token is not delayed", async () => {
  const headers = await server.as(known);
  const times = [];
  for (let time = 0; time < 20; time += 1) {
    const begin = performance.now();
    await server.app.inject({ url: "/api-keys", headers });
    times.push(performance.now() - begin);
  }
  expect(Math.min(...times)).toBeLessThan(20);
});

async function deletedKey(): Promise<TestKey> {
  const key = await server.addKey(known, ["api-keys.read"]);
  await server.send({ method: "DELETE", url: `/api-keys/${key.id}`, headers: await server.as(known) });
  return key;
}
