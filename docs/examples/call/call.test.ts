import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { createOpenApiHttp } from "openapi-msw";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { filesIn } from "../../guides/follow-guide.ts";
import { clientFolder, generateClient } from "../../guides/generate-client.ts";
import type { paths } from "./generated/index.ts";
import { adviceFor, buyTickets, findOrder } from "./orders.ts";

// #region msw
const http = createOpenApiHttp<paths>({ baseUrl: "https://api.tickets.example" });
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

it("says that a card was declined", async () => {
  const error = { type: "card_error", code: "card_declined", message: "Insufficient funds." } as const;
  server.use(http.post("/orders", ({ response }) => response(402).json({ error })));
  expect(await buyTickets("Lighthouse tour", 2)).toBe("Your card was declined. Try another one.");
});
// #endregion

const missing = {
  error: { type: "invalid_request_error", code: "resource_missing", message: "No such order." },
} as const;
const order = { id: "ord_4f7a01bc", event: "Lighthouse tour", seats: 2 };

/** Its client takes `fetch` when it is created, so after msw has put its own there. */
let query: typeof import("./query.ts");

function Order(): string {
  return query.useOrder("ord_00000000");
}

describe("the code of the guide", () => {
  it("reads a success", async () => {
    server.use(http.post("/orders", ({ response }) => response(201).json(order)));
    expect(await buyTickets("Lighthouse tour", 2)).toBe("Your order is ord_4f7a01bc.");
  });

  it("tells a proxy's page from an error of the API", async () => {
    server.use(
      http.post("/orders", ({ response }) =>
        response.untyped(new HttpResponse("<h1>Bad gateway</h1>", { status: 502 })),
      ),
    );
    expect(await buyTickets("Lighthouse tour", 2)).toBe("Something in between answered with 502.");
  });

  it("finds an order, or none", async () => {
    server.use(http.get("/orders/{order_id}", ({ response }) => response(200).json(order)));
    expect(await findOrder("ord_4f7a01bc")).toEqual(order);
    server.use(http.get("/orders/{order_id}", ({ response }) => response(404).json(missing)));
    expect(await findOrder("ord_00000000")).toBeUndefined();
  });

  it("has advice for every code", () => expect(adviceFor("server_error")).toContain("minute"));

  it("reads the error of a query", async () => {
    server.use(http.get("/orders/{order_id}", ({ response }) => response(404).json(missing)));
    query = await import("./query.ts");
    const client = new QueryClient({ defaultOptions: { queries: { retry: false, retryOnMount: false } } });
    const params = { path: { order_id: "ord_00000000" } };
    await client.prefetchQuery(query.queries.queryOptions("get", "/orders/{order_id}", { params }));
    const page = createElement(QueryClientProvider, { client }, createElement(Order));
    expect(renderToString(page)).toContain("There is no such order.");
  });
});

it("is called through the client that the document gives today; else run pnpm refresh-docs", async () => {
  const folder = await mkdtemp(join(tmpdir(), "client-"));
  try {
    await generateClient(folder);
    expect(Object.fromEntries(await filesIn(clientFolder))).toEqual(Object.fromEntries(await filesIn(folder)));
  } finally {
    await rm(folder, { recursive: true });
  }
});
