import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestKey, type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let key: TestKey;
let limited: TestServer;
beforeAll(async () => {
  server = await testServer();
  key = await server.addAccount();
});
afterAll(() => server.close());

async function withLimits(perKey: number, perAddress: number, work: () => Promise<void>): Promise<void> {
  limited = await testServer(server.database, { limits: { perKey, perAddress }, trustProxy: "127.0.0.1" });
  await work();
  await limited.close();
}

const statuses = async (count: number, headers: Record<string, string>, url = "/api-keys"): Promise<number[]> => {
  const answers: number[] = [];
  for (let i = 0; i < count; i += 1) answers.push((await limited.send({ url, headers })).statusCode);
  return answers;
};

describe("A rate limit", () => {
  test("per API key results in a recorded 429 with Retry-After", () =>
    withLimits(3, 0, async () => {
      const headers = await server.as(key);
      expect(await statuses(4, headers)).toEqual([200, 200, 200, 429]);
      const refused = await limited.send({ url: "/api-keys", headers });
      expect(refused.json()).toMatchObject({
        code: "too_many_requests",
        message: "This API key may send 3 requests a minute.",
      });
      expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
      expect(Number(refused.headers["retry-after"])).toBeLessThanOrEqual(60);
      const { items } = (await server.send({ url: "/api-logs?code=too_many_requests", headers })).json();
      expect(items).toMatchObject([{ response_status_code: 429 }, { response_status_code: 429, api_key_id: key.id }]);
    }));

  test("per API key does not affect other keys, and counts requests without the scope", () =>
    withLimits(2, 0, async () => {
      const other = await server.addAccount();
      expect(await statuses(3, await server.as(key, { scopes: [] }))).toEqual([403, 403, 429]);
      expect(await statuses(1, await server.as(other))).toEqual([200]);
    }));

  test("per API key is not used up by a caller who only knows the key's id", () =>
    withLimits(2, 0, async () => {
      const { authorization = "" } = await server.as(key);
      expect(await statuses(5, { authorization: `${authorization.slice(0, -8)}AAAAAAAA` })).toEqual(Array(5).fill(401));
      expect(await statuses(1, { authorization })).toEqual([200]);
    }));

  test("per address counts every request, even to unknown paths", () =>
    withLimits(0, 3, async () => {
      expect(await statuses(2, {}, "/nothing")).toEqual([404, 404]);
      expect(await statuses(2, await server.as(key))).toEqual([200, 429]);
      const { items } = (await server.send({ url: "/api-logs?limit=1", headers: await server.as(key) })).json();
      expect(items).toMatchObject([{ response_body: { message: "This address may send 3 requests a minute." } }]);
    }));

  test("per address is separate for each address behind a trusted proxy, and shared by an IPv6 network", () =>
    withLimits(0, 1, async () => {
      const from = async (address: string) => (await statuses(1, { "x-forwarded-for": address }))[0];
      expect([await from("192.0.2.1"), await from("192.0.2.2"), await from("192.0.2.1")]).toEqual([401, 401, 429]);
      expect([await from("2001:db8::1"), await from("2001:db8::ffff"), await from("2001:db8:1::1")]).toEqual([
        401, 429, 401,
      ]);
    }));
});
