import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import createQueries, { type OpenapiQueryClient } from "openapi-react-query";
import { createElement, Suspense } from "react";
import { renderToReadableStream } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { serve } from "../../client/src/testing/serve.ts";
import type { paths } from "./generated/index.ts";
import { createClient } from "./generated/index.ts";
import { errorBody, sendError, sendJson } from "./testing/answers.ts";

const one = { params: { path: { api_key_id: "57f0b3c6" } } } as const;
const queryClient = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

describe("openapi-react-query, on this client", () => {
  it("queries data", async () => {
    await using server = await serve((_, response) => sendJson(response, 200, { display_name: "Billing" }));
    const queries = createQueries(createClient({ baseUrl: server.url }));
    const key = await queryClient().fetchQuery(queries.queryOptions("get", "/api-keys/{api_key_id}", one));
    expect(key.display_name).toBe("Billing");
  });

  it("fails with the contract's error", async () => {
    await using server = await serve((_, response) => sendError(response, "not_found"));
    const queries = createQueries(createClient({ baseUrl: server.url }));
    const query = queryClient().fetchQuery(queries.queryOptions("get", "/api-keys/{api_key_id}", one));
    await expect(query).rejects.toEqual(errorBody("not_found"));
  });

  it("fails even where openapi-fetch alone would have no error: an empty 500", async () => {
    await using server = await serve((_, response) => response.writeHead(500).end());
    const queries = createQueries(createClient({ baseUrl: server.url }));
    const query = queryClient().fetchQuery(queries.queryOptions("get", "/api-keys/{api_key_id}", one));
    await expect(query).rejects.toMatchObject({ code: "unexpected_response", status: 500 });
  });

  it("renders in React", async () => {
    await using server = await serve((_, response) => sendJson(response, 200, { display_name: "Billing" }));
    const queries = createQueries(createClient({ baseUrl: server.url }));
    const page = await renderToReadableStream(
      createElement(
        QueryClientProvider,
        { client: queryClient() },
        createElement(Suspense, { fallback: "..." }, createElement(KeyName, { queries })),
      ),
    );
    await page.allReady;
    expect(await new Response(page).text()).toContain("Billing");
  });
});

function KeyName({ queries }: { readonly queries: OpenapiQueryClient<paths> }): string {
  return queries.useSuspenseQuery("get", "/api-keys/{api_key_id}", one).data.display_name;
}
