import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeKeyPair } from "../accounts/key-pair.ts";
import type { ApiKey, Entry, EntryDetail, Group } from "../api/schemas.ts";
import { type Database, openDatabase } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { type TestKey, type TestServer, testServer } from "../testing/test-server.ts";
import { migrations } from "./migrations.ts";

const folder = new URL("../testing/old-database/", import.meta.url);

interface List<Item> {
  readonly items: readonly Item[];
}

/** Everything that the previous release stored is still there after an upgrade, on any database. */
export function describeUpgrade(restore: (dump: string) => Promise<Parameters<typeof openDatabase>[1]>): void {
  let before: {
    readonly logs: List<Entry>;
    readonly detail: EntryDetail;
    readonly groups: List<Group>;
    readonly keys: List<ApiKey>;
  };
  let database: Database;
  let server: TestServer;
  let administrator: TestKey;

  beforeAll(async () => {
    before = JSON.parse(await readFile(new URL("answers.json", folder), "utf8"));
    database = await openDatabase(migrations, await restore(await readFile(new URL("dump.sql", folder), "utf8")));
    // The entries of the dump would soon be past the default retention.
    server = await testServer(database, { errorLog: { retentionDays: 36_500 } });
    administrator = await takeOver();
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  /** Gives the old account's administrator a key pair that this test knows. */
  async function takeOver(): Promise<TestKey> {
    const { publicKey, privateKey } = await makeKeyPair();
    const [row] = await database.query<{ id: string; account_id: string }>(
      "update error_contract.api_keys set public_key = $1 where not restricted returning id, account_id",
      [JSON.stringify(publicKey)],
    );
    if (row === undefined) throw new Error("The dump has no administrator.");
    return { id: row.id, accountId: row.account_id, privateKey };
  }

  async function get<Answer>(url: string): Promise<Answer> {
    const response = await server.send({ url, headers: await server.as(administrator) });
    expect(response.statusCode, response.body).toBe(200);
    return response.json();
  }

  test("every entry is listed as before, in the same order", async () => {
    const { items } = await get<List<Entry>>("/api-logs?limit=100");
    expect(items).toMatchObject(before.logs.items);
    expect(items).toHaveLength(before.logs.items.length);
    expect(await get(`/api-logs/${before.detail.id}`)).toMatchObject(before.detail);
  });

  test("filters find them", async () => {
    const [entry] = before.logs.items;
    expect((await get<List<Entry>>(`/api-logs?request_id=${entry?.request_id}`)).items).toMatchObject([entry]);
    const forbidden = before.logs.items.filter((one) => one.response_status_code === 403);
    expect((await get<List<Entry>>("/api-logs?code=forbidden&limit=100")).items).toMatchObject(forbidden);
    const path = before.logs.items.filter((one) => one.request_url.includes("/nothing"));
    expect((await get<List<Entry>>("/api-logs?path=/nothing")).items).toMatchObject(path);
  });

  test("groups count them", async () => {
    const day = "received_after=2026-11-25T00:00:00Z&received_before=2026-11-26T00:00:00Z";
    const { items } = await get<List<Group>>(`/api-log-groups?limit=100&${day}`);
    const counts = (groups: readonly Group[]): string[] =>
      groups.map(({ code, operation_id, count }) => `${code} ${operation_id} ${count}`).sort();
    expect(counts(items)).toEqual(counts(before.groups.items));
  });

  test("every key is unchanged", async () => {
    expect((await get<List<ApiKey>>("/api-keys?limit=100")).items).toMatchObject(before.keys.items);
  });

  test("new entries come before them", async () => {
    const refused = await server.send({ url: "/api-keys?limit=0", headers: await server.as(administrator) });
    const { items } = await get<List<Entry>>("/api-logs?limit=2");
    expect(items[0]?.request_id).toBe(refused.json().request_id);
    expect(items[1]?.id).toBe(before.logs.items[0]?.id);
  });

  test("migrating again changes nothing", async () => {
    const applied = async (): Promise<unknown> => await database.query("select * from error_contract.migrations");
    const once = await applied();
    await migrate(database, migrations);
    expect(await applied()).toEqual(once);
  });
}
