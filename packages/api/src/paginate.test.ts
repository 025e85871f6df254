import { describe, expect, it } from "vitest";
import { serve, type TestServer } from "../../client/src/testing/serve.ts";
import { createClient, paginate } from "./generated/index.ts";
import { sendError, sendJson } from "./testing/answers.ts";

type Answer = readonly unknown[] | "error";

/** Serves pages: a page's cursor is its index. */
async function pages(answers: readonly Answer[]): Promise<TestServer> {
  return await serve(({ url }, response) => {
    const index = Number(new URL(`http://localhost${url}`).searchParams.get("cursor") ?? 0);
    const answer = answers[index] ?? "error";
    if (answer === "error") return sendError(response, "bad_request");
    const next = index + 1 < answers.length ? String(index + 1) : null;
    sendJson(response, 200, { items: answer, next_cursor: next, previous_cursor: null });
  });
}

const fetchPage = ({ url }: TestServer) => {
  const api = createClient({ baseUrl: url });
  return (cursor: string | undefined) =>
    api.GET("/api-logs", { params: { query: cursor === undefined ? {} : { cursor } } });
};

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe("paginate", () => {
  it("yields the items of every page in order, starting without a cursor", async () => {
    await using server = await pages([["a", "b"], [], ["c"]]);
    expect(await collect(paginate(fetchPage(server)))).toEqual(["a", "b", "c"]);
    expect(server.received.map(({ url }) => url)).toEqual(["/api-logs", "/api-logs?cursor=1", "/api-logs?cursor=2"]);
  });

  it("requests no page before it is needed", async () => {
    await using server = await pages([["a", "b"], ["c"]]);
    for await (const item of paginate(fetchPage(server))) if (item === ("b" as never)) break;
    expect(server.received).toHaveLength(1);
  });

  it("throws if a page fails, after the items before it", async () => {
    await using server = await pages([["a"], "error"]);
    const items: unknown[] = [];
    const walk = async () => {
      for await (const item of paginate(fetchPage(server))) items.push(item);
    };
    await expect(walk()).rejects.toMatchObject({ name: "ApiError", code: "bad_request" });
    expect(items).toEqual(["a"]);
  });

  it("yields the failure as the last result on request", async () => {
    await using server = await pages([["a"], "error", ["never"]]);
    expect(await collect(paginate(fetchPage(server), "yield"))).toMatchObject([
      { ok: true, item: "a" },
      { ok: false, status: 400, error: { code: "bad_request" } },
    ]);
  });

  it("throws if the server returns the cursor that it was given", async () => {
    await using server = await serve((_, response) => sendJson(response, 200, { items: ["a"], next_cursor: "again" }));
    await expect(collect(paginate(fetchPage(server)))).rejects.toThrow("GET /api-logs: same next_cursor");
    expect(server.received).toHaveLength(2);
  });
});
