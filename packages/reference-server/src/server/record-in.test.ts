import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredEntry } from "../log/stored-entry.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

const sent: StoredEntry[] = [];
let server: TestServer;
beforeAll(async () => {
  const telemetry = {
    observe: () => undefined,
    broken: () => undefined,
    refused: (entry: StoredEntry) => void sent.push(entry),
    close: async () => undefined,
  };
  server = await testServer(undefined, { telemetry });
});
afterAll(() => server.close());

test("A client error is redacted once: telemetry gets the very entry that the log writes", async () => {
  await server.send({ url: "/api-keys?limit=0", headers: await server.as(await server.addAccount()) });
  const rows = await server.database.query<{ entry_key: string }>("select entry_key from error_contract.api_logs");
  expect(sent.map(({ id }) => id)).toEqual(rows.map((row) => row.entry_key));
  expect(sent).toHaveLength(1);
});

test("A client error without an account goes to telemetry only", async () => {
  await server.send({ url: "/nothing" });
  expect(sent).toHaveLength(2);
  const [row] = await server.database.query<{ entries: number }>(
    "select count(*)::int as entries from error_contract.api_logs",
  );
  expect(row?.entries).toBe(1);
});
