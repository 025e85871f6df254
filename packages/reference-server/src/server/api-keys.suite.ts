import { createPrivateKey, randomUUID } from "node:crypto";
import type { LightMyRequestResponse } from "fastify";
import { beforeAll, describe, expect, test } from "vitest";
import { encodeCursor } from "../paging/cursor.ts";
import { BASE_URL, type TestKey, type TestServer } from "../testing/test-server.ts";

/** What can be done with API keys, on any database. */
export function describeApiKeys(running: () => TestServer): void {
  let server: TestServer;
  let administrator: TestKey;

  beforeAll(async () => {
    server = running();
    administrator = await server.addAccount();
  });

  async function call(
    by: TestKey,
    method: "GET" | "POST" | "PATCH" | "DELETE",
    url: string,
    payload?: object,
  ): Promise<LightMyRequestResponse> {
    return await server.send({ method, url, headers: await server.as(by), ...(payload && { payload }) });
  }

  function newKey(changes: object = {}): object {
    return { display_name: "Billing", scopes: ["api-logs.read"], ...changes };
  }

  /** The cause that the error log has for a response. */
  async function causeOf(response: LightMyRequestResponse): Promise<unknown> {
    const url = `/api-logs?request_id=${response.json().request_id}`;
    return (await call(administrator, "GET", url)).json().items[0]?.cause?.code ?? null;
  }

  test("Every successful change of a key leaves a trail, and a refused one leaves none", async () => {
    const { id } = (await call(administrator, "POST", "/api-keys", newKey())).json();
    await call(administrator, "PATCH", `/api-keys/${id}`, { locked: true });
    await call(administrator, "PATCH", `/api-keys/${id}`, { display_name: "refused" });
    await call(administrator, "PATCH", `/api-keys/${id}`, { locked: false });
    await call(administrator, "DELETE", `/api-keys/${id}`);
    const trail = await server.database.query<{ change: string; fields: object; changed_by: string }>(
      "select change, fields, changed_by from error_contract.api_key_changes where api_key_id = $1 order by id",
      [id],
    );
    expect(trail.map(({ change, fields }) => [change, fields])).toEqual([
      ["created", newKey()],
      ["updated", { locked: true }],
      ["updated", { locked: false }],
      ["deleted", {}],
    ]);
    expect(new Set(trail.map((row) => row.changed_by))).toEqual(new Set([administrator.id]));
  });

  describe("Creating a key", () => {
    test("returns the private key, which is not stored", async () => {
      const response = await call(administrator, "POST", "/api-keys", newKey());
      const { id, private_key: pem, ...rest } = response.json();
      expect(response.statusCode).toBe(201);
      expect(response.headers["location"]).toBe(`${BASE_URL}/api-keys/${id}`);
      expect(response.headers["cache-control"]).toBe("no-store");
      expect(rest).toMatchObject({
        display_name: "Billing",
        external_identifier: null,
        restricted: true,
        locked: false,
      });
      const { d: secret } = createPrivateKey(pem).export({ format: "jwk" });
      const rows = await server.database.query("select * from error_contract.api_keys where id = $1", [id]);
      expect(JSON.stringify(rows)).toContain(id);
      expect(JSON.stringify(rows)).not.toContain(secret);
      expect((await call(administrator, "GET", `/api-keys/${id}`)).json()).not.toHaveProperty("private_key");
    });

    test("with the same external identifier succeeds for one of several concurrent requests, and is a 409 for the others", async () => {
      const external_identifier = "café ☕ 1";
      const responses = await Promise.all(
        Array.from({ length: 8 }, () => call(administrator, "POST", "/api-keys", newKey({ external_identifier }))),
      );
      expect(responses.map(({ statusCode }) => statusCode).sort()).toEqual([201, ...Array(7).fill(409)]);
      const refused = responses.find(({ statusCode }) => statusCode === 409);
      expect(refused?.json().details).toMatchObject([
        { location: "body", pointer: "/external_identifier", type: "already_exists" },
      ]);

      const other = await server.addAccount();
      expect((await call(other, "POST", "/api-keys", newKey({ external_identifier }))).statusCode).toBe(201);
    });

    test("without an external identifier works any number of times", async () => {
      for (const external_identifier of [null, undefined, null]) {
        expect((await call(administrator, "POST", "/api-keys", newKey({ external_identifier }))).statusCode).toBe(201);
      }
    });

    test("by a restricted key cannot grant a scope that the key lacks", async () => {
      const key = await server.addKey(administrator, ["api-keys.write", "api-keys.read"]);
      expect((await call(key, "POST", "/api-keys", newKey({ scopes: ["api-keys.read"] }))).statusCode).toBe(201);
      const refused = await call(key, "POST", "/api-keys", newKey());
      expect([refused.statusCode, await causeOf(refused)]).toEqual([403, "key_restricted"]);
    });

    test("by a token cannot grant a scope that the token lacks, even if its key has the scope", async () => {
      const headers = await server.as(administrator, { scopes: ["api-keys.write"] });
      const create = (scopes: readonly string[]): Promise<LightMyRequestResponse> =>
        server.send({ method: "POST", url: "/api-keys", headers, payload: newKey({ scopes }) });
      const own = await create(["api-keys.write"]);
      expect(own.statusCode).toBe(201);
      const refused = await create(["api-keys.write", "api-logs.read"]);
      expect([refused.statusCode, await causeOf(refused)]).toEqual([403, "scope_missing"]);
      const payload = { scopes: ["api-logs.read"] };
      const changed = await server.send({ method: "PATCH", url: `/api-keys/${own.json().id}`, headers, payload });
      expect([changed.statusCode, await causeOf(changed)]).toEqual([403, "scope_missing"]);
    });

    test.each([
      ["/scopes/", { display_name: "a", scopes: Array.from({ length: 15_000 }, () => 1) }],
      ["", { display_name: "a", scopes: Array.from({ length: 200_000 }, () => 1) }],
      ["", `{"display_name":"a","scopes":${"[".repeat(2_500)}${"]".repeat(2_500)}}`],
    ])("with a nasty body gets a 400 and is recorded: %s", async (pointer, payload) => {
      const headers = { ...(await server.as(administrator)), "content-type": "application/json" };
      const refused = await server.send({ method: "POST", url: "/api-keys", headers, payload });
      const { details } = refused.json();
      expect([refused.statusCode, details[0].pointer.startsWith(pointer)]).toEqual([400, true]);
      expect(details.length).toBeLessThanOrEqual(100);
      const url = `/api-logs?request_id=${refused.json().request_id}`;
      expect((await call(administrator, "GET", url)).json().items).toHaveLength(1);
    });

    test.each<[string, object, string, string]>([
      ["no name", { scopes: ["api-logs.read"] }, "/display_name", "missing"],
      ["an empty name", newKey({ display_name: "" }), "/display_name", "wrong_length"],
      ["a name that is too long", newKey({ display_name: "x".repeat(101) }), "/display_name", "wrong_length"],
      ["a name with U+0000", newKey({ display_name: "a\u0000" }), "/display_name", "wrong_format"],
      ["an identifier with U+0000", newKey({ external_identifier: "a\u0000" }), "/external_identifier", "wrong_format"],
      ["no scopes", newKey({ scopes: [] }), "/scopes", "wrong_length"],
      ["an unknown scope", newKey({ scopes: ["api-keys.own"] }), "/scopes/0", "wrong_value"],
      ["a scope twice", newKey({ scopes: ["api-logs.read", "api-logs.read"] }), "/scopes", "repeated"],
      ["locked", newKey({ locked: true }), "/locked", "unexpected"],
    ])("with %s is a 400 that points at it", async (_, payload, pointer, type) => {
      const response = await call(administrator, "POST", "/api-keys", payload);
      expect([response.statusCode, response.json().details]).toMatchObject([
        400,
        [{ location: "body", pointer, type }],
      ]);
    });
  });

  describe("Changing a key", () => {
    test("changes the properties in the body, and nothing else", async () => {
      const { id } = await server.addKey(administrator, ["api-keys.read"], "before");
      const response = await call(administrator, "PATCH", `/api-keys/${id}`, {
        external_identifier: "after",
        scopes: ["api-logs.read"],
      });
      expect(response.json()).toMatchObject({
        display_name: "Test",
        external_identifier: "after",
        scopes: ["api-logs.read"],
      });
      expect((await call(administrator, "GET", `/api-keys/${id}`)).json()).toEqual(response.json());
    });

    test("to a taken external identifier is a 409 and changes nothing else either", async () => {
      await server.addKey(administrator, ["api-keys.read"], "taken");
      const { id } = await server.addKey(administrator, ["api-keys.read"], "free");
      const response = await call(administrator, "PATCH", `/api-keys/${id}`, {
        external_identifier: "taken",
        display_name: "No",
      });
      expect(response.statusCode).toBe(409);
      expect((await call(administrator, "GET", `/api-keys/${id}`)).json()).toMatchObject({ display_name: "Test" });
      const same = await call(administrator, "PATCH", `/api-keys/${id}`, { external_identifier: "free" });
      expect(same.statusCode).toBe(200);
    });

    test("to the same free external identifier succeeds for one of several concurrent requests", async () => {
      const keys = await Promise.all(Array.from({ length: 5 }, () => server.addKey(administrator, ["api-keys.read"])));
      const changes = { external_identifier: "contested" };
      const responses = await Promise.all(
        keys.map(({ id }) => call(administrator, "PATCH", `/api-keys/${id}`, changes)),
      );
      expect(responses.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409, 409]);
    });

    test("that is locked is refused until the unrestricted key unlocks it", async () => {
      const { id } = await server.addKey(administrator, ["api-keys.read"]);
      const clerk = await server.addKey(administrator, ["api-keys.read", "api-keys.write"]);
      const url = `/api-keys/${id}`;
      expect((await call(clerk, "PATCH", url, { locked: true })).json()).toMatchObject({ locked: true });

      for (const [by, method, payload, cause] of [
        [administrator, "PATCH", { display_name: "New" }, "resource_locked"],
        [administrator, "PATCH", { locked: true }, "resource_locked"],
        [administrator, "DELETE", undefined, "resource_locked"],
        [clerk, "DELETE", undefined, "resource_locked"],
        [clerk, "PATCH", { locked: false }, "key_restricted"],
      ] as const) {
        const refused = await call(by, method, url, payload);
        expect([refused.statusCode, await causeOf(refused)]).toEqual([403, cause]);
      }
      const unlocked = await call(administrator, "PATCH", url, { locked: false, display_name: "New" });
      expect(unlocked.json()).toMatchObject({ locked: false, display_name: "New" });
    });
  });

  describe("The unrestricted key", () => {
    test.each([
      ["locked", "PATCH", { locked: true }],
      ["given other scopes", "PATCH", { scopes: ["api-keys.read"] }],
      ["deleted", "DELETE", undefined],
    ] as const)("cannot be %s", async (_, method, payload) => {
      const refused = await call(administrator, method, `/api-keys/${administrator.id}`, payload);
      expect([refused.statusCode, await causeOf(refused)]).toEqual([403, "resource_protected"]);
    });

    test("can be renamed, and lists every scope", async () => {
      const renamed = await call(administrator, "PATCH", `/api-keys/${administrator.id}`, { display_name: "Root" });
      const scopes = ["api-keys.read", "api-keys.write", "api-logs.read"];
      expect(renamed.json()).toMatchObject({ display_name: "Root", restricted: false, scopes });
    });

    test("is hidden from restricted keys: they get a 404, whose cause says that the key is hidden", async () => {
      const clerk = await server.addKey(administrator, ["api-keys.read", "api-keys.write"]);
      for (const [method, payload] of [["GET"], ["PATCH", { locked: true }], ["DELETE"]] as const) {
        const refused = await call(clerk, method, `/api-keys/${administrator.id}`, payload);
        expect([refused.statusCode, await causeOf(refused)]).toEqual([404, "resource_hidden"]);
      }
      const { items } = (await call(clerk, "GET", "/api-keys?limit=100")).json<{ items: { id: string }[] }>();
      expect(items.some(({ id }) => id === administrator.id)).toBe(false);
    });
  });

  describe("Deleting a key", () => {
    test("returns it as it was, once, and frees its external identifier", async () => {
      const { id } = await server.addKey(administrator, ["api-keys.read"], "freed");
      const before = (await call(administrator, "GET", `/api-keys/${id}`)).json();
      expect((await call(administrator, "DELETE", `/api-keys/${id}`)).json()).toEqual(before);
      for (const [method, payload] of [["GET"], ["PATCH", { locked: true }], ["DELETE"]] as const) {
        expect((await call(administrator, method, `/api-keys/${id}`, payload)).statusCode).toBe(404);
      }
      await server.addKey(administrator, ["api-keys.read"], "freed");
    });
  });

  describe("The list of keys", () => {
    test("has each key exactly once when read page by page, in both directions", async () => {
      const account = await server.addAccount();
      for (let made = 0; made < 6; made++) await server.addKey(account, ["api-keys.read"]);
      const whole = (await call(account, "GET", "/api-keys")).json();
      const ids: readonly string[] = whole.items.map(({ id }: { id: string }) => id);
      expect(ids).toHaveLength(7);
      expect([whole.next_cursor, whole.previous_cursor]).toEqual([null, null]);

      const pages: string[][] = [];
      let cursor = "";
      let last = { previous_cursor: "" };
      do {
        const page = (await call(account, "GET", `/api-keys?limit=3${cursor}`)).json();
        pages.push(page.items.map(({ id }: { id: string }) => id));
        last = page;
        cursor = page.next_cursor === null ? "" : `&cursor=${page.next_cursor}`;
      } while (cursor !== "");
      expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
      expect(pages.flat()).toEqual(ids);

      const back = (await call(account, "GET", `/api-keys?limit=3&cursor=${last.previous_cursor}`)).json();
      expect(back.items.map(({ id }: { id: string }) => id)).toEqual(pages[1]);
      const first = (await call(account, "GET", `/api-keys?limit=3&cursor=${back.previous_cursor}`)).json();
      expect([first.items.length, first.previous_cursor]).toEqual([3, null]);
      const [newest] = first.items;
      const beyond = encodeCursor({ direction: "newer", key: [newest.created_at, newest.id] });
      expect((await call(account, "GET", `/api-keys?limit=3&cursor=${beyond}`)).json()).toEqual(first);
    });

    test("finds a key by its external identifier, compared exactly", async () => {
      const { id } = await server.addKey(administrator, ["api-keys.read"], "Exact");
      expect((await call(administrator, "GET", "/api-keys?external_identifier=Exact")).json().items).toMatchObject([
        { id },
      ]);
      expect((await call(administrator, "GET", "/api-keys?external_identifier=exact")).json().items).toEqual([]);
    });

    test.each([
      "x",
      encodeURIComponent('["older",1]'),
      ...["2026-13-01T00:00:00.000Z", "2026-02-31T00:00:00.000Z", "0000-01-01T00:00:00.000Z"].map((createdAt) =>
        encodeCursor({ direction: "older", key: [createdAt, "57f0b3c6-1d8a-4c95-a2e7-90d4f6b8e213"] }),
      ),
      encodeCursor({ direction: "older", key: ["2026-03-02T02:57:05.731Z", "a"] }),
    ])("refuses the cursor %s", async (cursor) => {
      const response = await call(administrator, "GET", `/api-keys?cursor=${cursor}`);
      expect(response.json().details).toMatchObject([{ location: "query", pointer: "/cursor", type: "malformed" }]);
    });
  });

  test("A URN as an id is a 400, because no database reads it as a UUID", async () => {
    const urn = "urn:uuid:57f0b3c6-1d8a-4c95-a2e7-90d4f6b8e213";
    for (const url of [`/api-keys/${urn}`, `/api-logs/${urn}`, `/api-logs?api_key_id=${urn}`]) {
      const refused = await call(administrator, "GET", url);
      expect([refused.statusCode, await causeOf(refused)]).toEqual([400, null]);
    }
  });

  test("A malformed id is a 400, an unknown one a 404", async () => {
    expect((await call(administrator, "GET", "/api-keys/7")).json().details).toMatchObject([
      { location: "path", pointer: "/api_key_id" },
    ]);
    expect((await call(administrator, "GET", `/api-keys/${randomUUID()}`)).statusCode).toBe(404);
  });
}
