import { setupServer } from "msw/node";
import { createOpenApiHttp } from "openapi-msw";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ErrorsByCode, paths } from "./generated/index.ts";
import { createClient, unwrap } from "./generated/index.ts";
import { errorBody } from "./testing/answers.ts";

const baseUrl = "http://api.example";
const http = createOpenApiHttp<paths>({ baseUrl });
const msw = setupServer();
beforeAll(() => msw.listen({ onUnhandledRequest: "error" }));
afterEach(() => msw.resetHandlers());
afterAll(() => msw.close());

const forbidden = errorBody("forbidden") as ErrorsByCode["forbidden"]; // one code has one error

describe("openapi-msw, under this client", () => {
  it("returns data for a call, typed by the same paths", async () => {
    msw.use(
      http.get("/api-log-groups", ({ response }) =>
        response(200).json({ items: [], next_cursor: null, previous_cursor: null }),
      ),
    );
    // The client captures `fetch` when it is created, so create it after msw has replaced it.
    expect(await unwrap(createClient({ baseUrl }).GET("/api-log-groups"))).toMatchObject({ items: [] });
  });

  it("returns an error of the contract for a call", async () => {
    msw.use(http.get("/api-keys", ({ response }) => response(403).json(forbidden)));
    const result = await createClient({ baseUrl }).GET("/api-keys");
    expect(result).toMatchObject({ ok: false, status: 403, error: forbidden });
  });

  it("treats a response without a body as unexpected", async () => {
    msw.use(http.get("/api-keys", ({ response }) => response.untyped(new Response(null, { status: 500 }))));
    const result = await createClient({ baseUrl }).GET("/api-keys");
    expect(result).toMatchObject({ ok: false, status: 500, error: { code: "unexpected_response", text: "" } });
  });
});
