import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestServer, testServer } from "../testing/test-server.ts";

/** What the guide says about entries that are added during paging, on any database. */
export function describeOrderOfEntries(shared: () => TestServer): void {
  let server: TestServer;
  beforeAll(async () => {
    // It listens, because an upload can be slow only over a connection.
    server = await testServer(shared().database);
    await server.app.listen({ port: 0, host: "127.0.0.1" });
  });
  afterAll(() => server.close());

  describe("An entry of a slow upload", () => {
    test("comes before the first page of a reader who paged in the meantime, and does not shift the others", async () => {
      const headers = await server.as(await server.addAccount());
      const list = async (query: string) => (await server.send({ url: `/api-logs?${query}`, headers })).json();
      const refused = (id: string) =>
        server.send({ url: "/api-logs?limit=0", headers: { ...headers, "x-request-id": id } });

      await refused("a");
      const socket = connect({ port: (server.app.server.address() as AddressInfo).port, host: "127.0.0.1" });
      socket.write(
        `POST /api-keys HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers["authorization"]}\r\nX-Request-ID: slow\r\n` +
          'Content-Type: application/json\r\nContent-Length: 21\r\n\r\n{"display_',
      );
      await once(server.app.server, "request");
      // Makes the times of receipt differ.
      await wait(5);
      await refused("b");
      await refused("c");
      const first = await list("limit=1");
      expect(first.items.map((item: { request_id: string }) => item.request_id)).toEqual(["c"]);

      socket.write('name": 123}');
      await once(socket, "data");
      socket.destroy();

      const second = await list(`limit=10&cursor=${first.next_cursor}`);
      expect(second.items.map((item: { request_id: string }) => item.request_id)).toEqual(["b", "a"]);
      const back = await list(`limit=10&cursor=${second.previous_cursor}`);
      expect(back.items.map((item: { request_id: string }) => item.request_id)).toEqual(["slow", "c"]);
      const [slow, c] = back.items;
      expect(slow.request_received_at < c.request_received_at).toBe(true);
      expect(slow.recorded_at >= c.recorded_at).toBe(true);
    });
  });
}
