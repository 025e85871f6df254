import { describe, expect, it, vi } from "vitest";
import { type Handler, serve, type TestServer } from "../../client/src/testing/serve.ts";
import { createClient } from "./generated/index.ts";
import { sendError, sendJson } from "./testing/answers.ts";

const acceptsOnly = (token: string): Handler => {
  return ({ headers }, response) => {
    if (headers.authorization === `Bearer ${token}`) sendJson(response, 200, { items: [] });
    else sendError(response, "unauthorized");
  };
};
const sent = ({ received }: TestServer) => received.map(({ headers }) => headers.authorization);

describe("the token option", () => {
  it("sends a fixed token with each call, and does not retry a 401", async () => {
    await using server = await serve(acceptsOnly("new"));
    const result = await createClient({ baseUrl: server.url, token: "old" }).GET("/api-keys");
    expect(result).toMatchObject({ ok: false, error: { code: "unauthorized" }, attempts: 1 });
    expect(sent(server)).toEqual(["Bearer old"]);
  });

  it("calls a function before each call", async () => {
    await using server = await serve(acceptsOnly("new"));
    const token = vi.fn(() => "new");
    const api = createClient({ baseUrl: server.url, token });
    expect(await api.GET("/api-keys")).toMatchObject({ ok: true, attempts: 1 });
    expect(await api.GET("/api-keys")).toMatchObject({ ok: true, attempts: 1 });
    expect(token.mock.calls).toEqual([[], []]);
  });

  it("calls a function again after a 401, with the rejected token, and retries with the renewed one", async () => {
    await using server = await serve(acceptsOnly("new"));
    const token = vi.fn(async (refused?: string) => (refused === undefined ? "old" : "new"));
    const result = await createClient({ baseUrl: server.url, token }).POST("/api-keys", {
      body: { display_name: "a", external_identifier: "b", scopes: [] },
    });
    expect(result).toMatchObject({ ok: true, attempts: 2 });
    expect(token.mock.calls).toEqual([[], ["old"]]);
    expect(sent(server)).toEqual(["Bearer old", "Bearer new"]);
  });

  it("renews the token only once, even if the retry gets a 401 too", async () => {
    await using server = await serve(acceptsOnly("newest"));
    let count = 0;
    const token = vi.fn(() => `token ${count++}`);
    const result = await createClient({ baseUrl: server.url, token }).GET("/api-keys");
    expect(result).toMatchObject({ ok: false, status: 401, attempts: 2 });
    expect(token).toHaveBeenCalledTimes(2);
  });

  it("does not retry with the same token", async () => {
    await using server = await serve(acceptsOnly("new"));
    const result = await createClient({ baseUrl: server.url, token: () => "old" }).GET("/api-keys");
    expect(result).toMatchObject({ ok: false, status: 401, attempts: 1 });
    expect(server.received).toHaveLength(1);
  });

  it("rejects with the function's own error, and sends nothing", async () => {
    await using server = await serve(acceptsOnly("new"));
    const reason = new Error("no key");
    const token = () => Promise.reject(reason);
    await expect(createClient({ baseUrl: server.url, token }).GET("/api-keys")).rejects.toBe(reason);
    expect(server.received).toEqual([]);
  });

  it.each([
    ["an object", { Authorization: "Bearer own" }],
    ["Headers", new Headers({ authorization: "Bearer own" })],
  ])("yields to an Authorization header that the call sets in %s", async (_, headers) => {
    await using server = await serve(acceptsOnly("own"));
    expect(await createClient({ baseUrl: server.url, token: "t" }).GET("/api-keys", { headers })).toMatchObject({
      ok: true,
    });
  });
});
