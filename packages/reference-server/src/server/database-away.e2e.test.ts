import { randomUUID } from "node:crypto";
import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeKeyPair } from "../accounts/key-pair.ts";
import { type Database, openDatabase } from "../database/database.ts";
import { hasPostgresql, type PostgresqlServer, startPostgresql } from "../testing/postgresql-server.ts";
import { type TestKey, type TestServer, testServer } from "../testing/test-server.ts";
import { migrations } from "./migrations.ts";

describe.runIf(hasPostgresql)("While the database is away", () => {
  let postgresql: PostgresqlServer;
  let database: Database;
  let server: TestServer;
  let administrator: TestKey;
  let headers: Record<string, string>;
  const refused: string[] = [];

  beforeAll(async () => {
    postgresql = await startPostgresql();
    database = await openDatabase(migrations, { url: await postgresql.createDatabase() });
    server = await testServer(database);
    administrator = await server.addAccount();
    headers = await server.as(administrator);
    await server.send({ url: "/api-keys", headers });
    await postgresql.kill();
  });
  afterAll(async () => {
    await server.close();
    await database.close();
    await postgresql.remove();
  });

  test("client errors get their usual response", async () => {
    const expired = await server.as(administrator, { claims: { exp: 1 } });
    const send = async (request: Parameters<TestServer["send"]>[0]): Promise<number> => {
      const response = await server.send(request);
      refused.push(response.json().request_id);
      return response.statusCode;
    };
    expect(await send({ url: "/api-keys?limit=0", headers })).toBe(400);
    expect(await send({ url: "/api-keys", headers: expired })).toBe(401);
    expect(await send({ url: "/nothing", headers })).toBe(404);
    expect(await send({ method: "PUT", url: "/api-keys", headers })).toBe(405);
    const many = Array.from({ length: 100 }, () => send({ url: "/api-keys?limit=0", headers }));
    expect(new Set(await Promise.all(many))).toEqual(new Set([400]));
  });

  test("a request that needs it gets a 502 that does not mention it", async () => {
    const { privateKey } = await makeKeyPair();
    const never = await server.as({ accountId: "", id: randomUUID(), privateKey });
    for (const request of [
      { url: "/api-keys", headers },
      { url: "/api-logs", headers },
      { url: "/api-keys", headers: never },
    ]) {
      const response: LightMyRequestResponse = await server.send(request);
      expect(response.headers["retry-after"]).toBe("1");
      expect(response.json()).toMatchObject({
        code: "bad_gateway",
        message: "A service behind the API failed.",
        details: [],
      });
    }
  });

  test("entries wait, and are recorded exactly once when it is back", async () => {
    await postgresql.start();
    const known = async (): Promise<readonly string[]> => {
      const response = await server.send({ url: "/api-logs", headers: { ...headers, accept: "application/x-ndjson" } });
      const lines = response.statusCode === 200 ? response.body.split("\n").filter((line) => line !== "") : [];
      return lines.map((line) => JSON.parse(line).request_id);
    };
    await expect.poll(async () => (await known()).length, { timeout: 30_000 }).toBe(refused.length);
    expect([...(await known())].sort()).toEqual([...refused].sort());
  });
});
