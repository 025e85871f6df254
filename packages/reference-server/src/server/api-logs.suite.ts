import { randomUUID } from "node:crypto";
import type { LightMyRequestResponse } from "fastify";
import { beforeAll, describe, expect, test } from "vitest";
import type { Entry } from "../api/schemas.ts";
import { encodeCursor } from "../paging/cursor.ts";
import type { TestKey, TestServer } from "../testing/test-server.ts";

/** What can be read about client errors, on any database. */
export function describeApiLogs(running: () => TestServer): void {
  let server: TestServer;
  let administrator: TestKey;
  let begin: Date;

  async function get(url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    return await server.send({ url, headers: { ...(await server.as(administrator)), ...headers } });
  }

  /** The request ids in a list. */
  async function ids(query: string): Promise<readonly string[]> {
    return (await get(`/api-logs?limit=100&${query}`)).json().items.map((entry: Entry) => entry.request_id);
  }

  beforeAll(async () => {
    server = running();
    administrator = await server.addAccount();
    begin = new Date();
    const id = randomUUID();
    await get("/api-keys?limit=0&token=hush", { "x-request-id": "bad", "user-agent": "billing/1.0", cookie: "a=hush" });
    await get(`/api-keys/${id}`, { "x-request-id": "gone" });
    await get("/nothing/here", { "x-request-id": "lost" });
    await server.send({
      method: "POST",
      url: "/api-keys",
      headers: { ...(await server.as(administrator)), "x-request-id": "body" },
      payload: { display_name: 1, password: "hush", nested: [{ api_key: "hush" }] },
    });
    const other = await server.addKey(administrator, ["api-logs.read"]);
    await server.send({ url: "/api-keys", headers: { ...(await server.as(other)), "x-request-id": "other" } });
  });

  describe("The list of client errors", () => {
    test("has all of them immediately, newest first", async () => {
      expect(await ids("")).toEqual(["other", "body", "lost", "gone", "bad"]);
    });

    test.each([
      ["status=400", ["body", "bad"]],
      ["code=not_found", ["lost", "gone"]],
      ["code=no_such_code", []],
      ["method=POST", ["body"]],
      ["path=/api-keys/", ["gone"]],
      ["path=/nothing", ["lost"]],
      ["operation_id=listApiKeys", ["other", "bad"]],
      ["request_id=lost", ["lost"]],
      ["status=403&operation_id=listApiKeys", ["other"]],
    ])("filtered by %s has only those", async (query, expected) => {
      expect(await ids(query)).toEqual(expected);
    });

    test("can be filtered by key, and by time with any offset", async () => {
      expect(await ids(`api_key_id=${administrator.id.toUpperCase()}`)).toEqual(["body", "lost", "gone", "bad"]);
      expect(await ids(`received_before=${encodeURIComponent(begin.toISOString())}`)).toEqual([]);
      const local = new Date(begin.getTime() + 7_200_000).toISOString().replace("Z", "+02:00");
      expect(await ids(`received_after=${encodeURIComponent(local)}`)).toHaveLength(5);
    });

    test("can be filtered by a time within a millisecond, which comes after the entries of that millisecond", async () => {
      const [newest] = (await get("/api-logs?limit=1")).json().items;
      const within = newest.recorded_at.replace("Z", "0001Z");
      expect(await ids(`received_before=${newest.recorded_at}`)).not.toContain(newest.request_id);
      expect(await ids(`received_before=${within}`)).toContain(newest.request_id);
      expect(await ids(`received_after=${newest.recorded_at}`)).toContain(newest.request_id);
      expect(await ids(`received_after=${within}`)).not.toContain(newest.request_id);
    });

    test("can be read page by page, in both directions", async () => {
      const first = (await get("/api-logs?limit=3")).json();
      const second = (await get(`/api-logs?limit=3&cursor=${first.next_cursor}`)).json();
      expect([...first.items, ...second.items].map((entry: Entry) => entry.request_id)).toEqual(await ids(""));
      expect([first.previous_cursor, second.next_cursor]).toEqual([null, null]);
      const back = (await get(`/api-logs?limit=3&cursor=${second.previous_cursor}`)).json();
      expect(back.items).toEqual(first.items);
    });

    test("is a stream of NDJSON on request, with the same filters", async () => {
      const response = await get("/api-logs?status=404", { accept: "application/x-ndjson" });
      expect(response.headers["content-type"]).toBe("application/x-ndjson");
      const lines = response.body.trimEnd().split("\n");
      expect(lines.map((line) => JSON.parse(line).request_id)).toEqual(["lost", "gone"]);
    });

    test.each([
      ["a stream with pages", "/api-logs?limit=5&cursor=x", { accept: "application/x-ndjson" }, ["/limit", "/cursor"]],
      ["a leap second", "/api-logs?received_after=2016-12-31T23:59:60Z", {}, ["/received_after"]],
      ["an offset without minutes", "/api-logs?received_after=2026-01-01T00:00:00%2B05", {}, ["/received_after"]],
      [
        "a period that begins in the future",
        "/api-log-groups?received_after=2130-01-01T00:00:00Z",
        {},
        ["/received_after"],
      ],
      ["a cursor of another list", "/api-logs?cursor=WyJvbGRlciIsImEiLCJiIl0", {}, ["/cursor"]],
    ])("refuses %s", async (_, url, headers, pointers) => {
      // These are client errors too; another account keeps them out of the lists above.
      const stranger = await server.as(await server.addAccount());
      const response = await server.send({ url, headers: { ...stranger, ...headers } });
      const found = response.json().details.map(({ pointer }: { pointer: string }) => pointer);
      expect([response.statusCode, found]).toEqual([400, pointers]);
    });

    test.each(["2026-02-31T00:00:00.000Z", "0000-01-01T00:00:00.000Z", "2026-13-01", "infinity"])(
      "rejects a cursor with the nonexistent time %s, as does the list of groups",
      async (time) => {
        const stranger = await server.as(await server.addAccount());
        for (const [path, key] of [
          ["/api-logs", [time]],
          ["/api-log-groups", [time, "not_found", null]],
        ] as const) {
          const url = `${path}?cursor=${encodeCursor({ direction: "older", key })}`;
          const response = await server.send({ url, headers: stranger });
          expect([response.statusCode, response.json().details]).toMatchObject([
            400,
            [{ location: "query", pointer: "/cursor", type: "malformed" }],
          ]);
        }
      },
    );
  });

  describe("One client error", () => {
    async function detail(requestId: string): Promise<Record<string, unknown>> {
      const [{ id }] = (await get(`/api-logs?request_id=${requestId}`)).json().items;
      return (await get(`/api-logs/${id.toUpperCase()}`)).json();
    }

    test("has its allowlisted headers, and no secret of its URL", async () => {
      expect(await detail("bad")).toMatchObject({
        request_url: "http://127.0.0.1:4010/api-keys?limit=0&token=REDACTED",
        request_headers: { "user-agent": "billing/1.0", "x-request-id": "bad", host: expect.any(String) },
        request_body: null,
        request_body_truncated: false,
        user_agent: "billing/1.0",
        cause: null,
      });
      expect(JSON.stringify(await detail("bad"))).not.toMatch(/hush|Bearer|cookie/);
    });

    test("has its body without the secrets", async () => {
      expect(await detail("body")).toMatchObject({
        request_body: { display_name: 1, password: "REDACTED", nested: [{ api_key: "REDACTED" }] },
      });
    });

    test("has its path as sent, and no operation if it matched none", async () => {
      expect(await detail("lost")).toMatchObject({
        request_url: "http://127.0.0.1:4010/nothing/here",
        operation_id: null,
      });
    });

    test("that does not exist is a 404", async () => {
      const stranger = await server.as(await server.addAccount());
      const response = await server.send({ url: `/api-logs/${randomUUID()}`, headers: stranger });
      expect(response.json()).toMatchObject({ code: "not_found", message: "There is no API log with this id." });
    });
  });

  describe("The groups of client errors", () => {
    test("count those of the last 24 hours by code and operation", async () => {
      const { items } = (await get("/api-log-groups")).json();
      expect(
        items.map((group: Record<string, unknown>) => [group["code"], group["operation_id"], group["count"]]),
      ).toEqual([
        ["forbidden", "listApiKeys", 1],
        ["bad_request", "createApiKey", 1],
        ["not_found", null, 1],
        ["not_found", "getApiKey", 1],
        ["bad_request", "listApiKeys", 1],
      ]);
    });

    test("can be those of another period", async () => {
      const before = encodeURIComponent(begin.toISOString());
      expect((await get(`/api-log-groups?received_before=${before}`)).json().items).toEqual([]);
    });

    test.each([
      ["that ends before it begins", "received_after=2026-03-02T00:00:00Z&received_before=2026-03-01T00:00:00Z"],
      ["that ends when it begins", "received_after=2026-03-02T00:00:00Z&received_before=2026-03-02T00:00:00Z"],
    ])("of a period %s are refused", async (_, query) => {
      const stranger = await server.as(await server.addAccount());
      const response = await server.send({ url: `/api-log-groups?${query}`, headers: stranger });
      expect(response.json().details).toMatchObject([
        { location: "query", pointer: "/received_before", type: "out_of_range" },
      ]);
    });
  });
}
