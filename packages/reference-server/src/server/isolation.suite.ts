import { readErrorContract } from "@error-contract/contract";
import { beforeAll, describe, expect, test } from "vitest";
import type { TestKey, TestServer } from "../testing/test-server.ts";

/** How accounts are isolated from each other, on any database. */
export function describeIsolation(running: () => TestServer): void {
  let server: TestServer;
  let ann: TestKey;
  let bob: TestKey;
  /** Everything of Ann's that Bob might get hold of. */
  const ids = { api_key_id: "", api_log_id: "" };
  const cursors: string[] = [];

  beforeAll(async () => {
    server = running();
    [ann, bob] = [await server.addAccount(), await server.addAccount()];
    const by = await server.as(ann);
    const { id } = await server.addKey(ann, ["api-keys.read"], "anns-secret-name");
    await server.addKey(ann, ["api-keys.read"]);
    for (const wrong of [1, 2, 3]) await server.send({ url: `/api-keys?anns=${wrong}`, headers: by });
    await server.send({ url: "/api-log-groups?anns=1", headers: by });
    const logs = (await server.send({ url: "/api-logs?limit=2", headers: by })).json();
    ids.api_key_id = id;
    ids.api_log_id = logs.items[0].id;
    for (const path of ["/api-keys", "/api-logs", "/api-log-groups"]) {
      const page = (await server.send({ url: `${path}?limit=1`, headers: by })).json();
      const next = (await server.send({ url: `${path}?limit=1&cursor=${page.next_cursor}`, headers: by })).json();
      cursors.push(page.next_cursor, next.previous_cursor);
    }
  });

  /** A body that the operation accepts. */
  const bodies: Readonly<Record<string, object>> = {
    createApiKey: { display_name: "B", scopes: ["api-keys.read"], external_identifier: "anns-secret-name" },
    updateApiKey: { display_name: "Taken over" },
  };

  function anything(text: string): boolean {
    return (
      text.includes(ann.accountId) || text.includes(ann.id) || text.includes("anns") || text.includes(ids.api_log_id)
    );
  }

  describe("No account sees another's data", () => {
    test("through any operation, id or cursor", async () => {
      const { operations } = readErrorContract(server.document);
      const tried = new Set<string>();
      for (const { operationId = "", method, path } of operations) {
        const url = path.replaceAll(/\{(.+?)\}/g, (_, name: keyof typeof ids) => ids[name]);
        const queries = url === path && method === "GET" ? ["", ...cursors.map((cursor) => `?cursor=${cursor}`)] : [""];
        for (const query of queries) {
          const response = await server.send({
            method: method as "GET",
            url: url + query,
            headers: await server.as(bob),
            ...(bodies[operationId] && { payload: bodies[operationId] }),
          });
          const own = response.body.replaceAll("anns-secret-name", (name) =>
            operationId === "createApiKey" ? "" : name,
          );
          expect(anything(own), `${method} ${url}${query}: ${response.body}`).toBe(false);
          if (url !== path) expect(response.statusCode).toBe(404);
          tried.add(operationId);
        }
      }
      expect(tried.size).toBe(operations.length);
    });

    test("not even that it exists: the entry about a hidden id has no cause", async () => {
      const headers = await server.as(bob);
      const { request_id } = (await server.send({ url: `/api-keys/${ids.api_key_id}`, headers })).json();
      const entry = (await server.send({ url: `/api-logs?request_id=${request_id}`, headers })).json().items[0];
      expect(entry.cause).toBeNull();
    });

    test("by a filter for its keys, its request ids or its operations", async () => {
      const headers = await server.as(bob);
      const url = `/api-logs?api_key_id=${ann.id}`;
      expect((await server.send({ url, headers })).json().items).toEqual([]);
      const lines = await server.send({ url, headers: { ...headers, accept: "application/x-ndjson" } });
      expect([lines.statusCode, lines.body]).toEqual([200, ""]);
    });

    test("by naming its key: the refusal is on record for the owner only", async () => {
      const forged = await server.as({ ...bob, id: ann.id });
      const { request_id } = (await server.send({ url: "/api-keys", headers: forged })).json();
      const url = `/api-logs?request_id=${request_id}`;
      expect((await server.send({ url, headers: await server.as(ann) })).json().items).toHaveLength(1);
      expect((await server.send({ url, headers: await server.as(bob) })).json().items).toEqual([]);
    });

    test("and Ann's data is unchanged", async () => {
      const key = await server.send({ url: `/api-keys/${ids.api_key_id}`, headers: await server.as(ann) });
      expect(key.json()).toMatchObject({ display_name: "Test", external_identifier: "anns-secret-name" });
    });
  });
}
