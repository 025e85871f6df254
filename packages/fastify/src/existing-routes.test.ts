import { Writable } from "node:stream";
import { openapiValidator, STYLES } from "@error-contract/responses/testing";
import Fastify, { type FastifyInstance, type InjectOptions } from "fastify";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FailedRequest } from "./failed-request.ts";
import { fastifyErrorContract } from "./fastify-error-contract.ts";
import { serverOptions } from "./server-options.ts";

const { document } = STYLES.find(({ name }) => name.startsWith("a nested code")) ?? { document: {} };
const { document: fastapi } = STYLES.find(({ name }) => name.startsWith("FastAPI")) ?? { document: {} };
const hold = openapiValidator(document);

let app: FastifyInstance;
let lines: string[];
let failed: FailedRequest[];

beforeEach(() => {
  lines = [];
  failed = [];
  const stream = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  app = Fastify({ ...serverOptions(), logger: { stream } });
});
afterEach(() => app.close());

async function takeOver(): Promise<void> {
  await app.register(fastifyErrorContract, { document, record: async (one) => void failed.push(one) });
}

/** Adds a route that the document describes, and one that it does not. */
function addRoutes(): void {
  const querystring = { type: "object", properties: { limit: { type: "integer", maximum: 100 } } };
  app.get("/pets", { schema: { querystring } }, async () => ["Rex"]);
  app.get<{ Params: { id: string } }>("/pets/:id", async ({ params }, reply) => {
    if (params.id === "1") throw new Error("db exploded");
    if (params.id === "2") return reply.code(404).send({ message: "No such pet.", table: "pets" });
    if (params.id === "3") return reply.code(503).send("db exploded");
    return { name: "Rex" };
  });
  app.post("/pets", async ({ body }) => body);
  app.get("/health", async ({ query }) => {
    if (Object.hasOwn(query as object, "ill")) throw new Error("db exploded");
    return { well: true };
  });
}

/** Returns status and code of a response, after checking it against the document if that describes the request. */
async function answer(method: "GET" | "POST" | "DELETE" | "PUT", url: string, path?: string): Promise<unknown> {
  const response = await app.inject({
    method,
    url,
    ...(method === "POST" && { payload: "{", headers: { "content-type": "application/json" } }),
  });
  const { statusCode: status, headers, body } = response;
  expect(body).not.toContain("db exploded");
  if (path !== undefined && status >= 400) {
    await hold({ path, method, status, mediaType: String(headers["content-type"]), body: JSON.parse(body) });
  }
  return [status, status >= 400 ? response.json().error?.code : "good"];
}

const cases = [
  ["a success, unchanged", "GET", "/pets?limit=5", "/pets", [200, "good"]],
  ["an error that is thrown", "GET", "/pets/1", "/pets/{id}", [500, "api_error"]],
  ["a client error that is sent", "GET", "/pets/2", "/pets/{id}", [404, "resource_missing"]],
  ["a server error that is sent", "GET", "/pets/3", "/pets/{id}", [503, "api_error"]],
  ["a fault that Fastify's own validation finds", "GET", "/pets?limit=many", "/pets", [400, "invalid_request"]],
  ["a body that is not JSON", "POST", "/pets", "/pets", [400, "invalid_request"]],
  ["an error of a route outside the document", "GET", "/health?ill", undefined, [500, "api_error"]],
  ["a success of a route outside the document", "GET", "/health", undefined, [200, "good"]],
  ["an unknown path", "GET", "/nothing", undefined, [404, "resource_missing"]],
  ["an unsupported method of a path", "DELETE", "/pets", undefined, [405, "method_unknown"]],
] as const;

const orders: readonly (readonly [string, () => Promise<void>])[] = [
  [
    "before",
    async () => {
      addRoutes();
      await takeOver();
    },
  ],
  [
    "after",
    async () => {
      await takeOver();
      addRoutes();
    },
  ],
];

describe.each(orders)(
  "Routes registered %s the plugin keep their success and get the document's errors",
  (_, prepare) => {
    beforeEach(prepare);

    test.each(cases)("%s", async (_, method, url, path, expected) => {
      expect(await answer(method, url, path)).toEqual(expected);
    });
  },
);

describe("An existing service", () => {
  test("has its client errors recorded, with their operation", async () => {
    addRoutes();
    await takeOver();
    await answer("GET", "/pets/2");
    await answer("DELETE", "/pets");
    expect(failed).toMatchObject([
      { status: 404, code: "resource_missing", operationId: "getPet", body: { error: { message: "No such pet." } } },
      { status: 405, code: "method_unknown", operationId: null },
    ]);
  });

  test("responds to a method that Fastify does not know with the document's 405", async () => {
    await takeOver();
    addRoutes();
    const { statusCode, body } = await app.inject({ method: "PROPFIND" as "GET", url: "/pets" });
    expect([statusCode, JSON.parse(body).error.code]).toEqual([405, "method_unknown"]);
  });

  test("sends the content length of the document's response, not of the replaced one", async () => {
    await takeOver();
    app.get("/pets/:id", async (_, reply) => reply.code(404).header("content-length", 5).send("plain"));
    const address = await app.listen({ port: 0, host: "127.0.0.1" });
    expect(await (await fetch(`${address}/pets/1`)).json()).toMatchObject({ error: { message: "plain" } });
  });

  test("gets a detail for a fault that Fastify finds in the query or in the body", async () => {
    await app.register(fastifyErrorContract, { document: fastapi });
    addRoutes();
    const detailOf = async (request: InjectOptions): Promise<unknown> => (await app.inject(request)).json().detail;
    expect(await detailOf({ url: "/pets?limit=many" })).toEqual([
      { loc: ["query", "limit"], msg: "It must be integer.", type: "wrong_type" },
    ]);
    const headers = { "content-type": "application/json" };
    expect(await detailOf({ method: "POST", url: "/pets", payload: "{", headers })).toEqual([
      { loc: ["body"], msg: "The body cannot be read.", type: "malformed" },
    ]);
  });

  test("lists the allowed methods in a 405", async () => {
    await takeOver();
    addRoutes();
    expect((await app.inject({ method: "DELETE", url: "/pets" })).headers["allow"]).toBe("GET, POST");
  });

  test("that sets an error handler later still sends the document's response, and the log names the route", async () => {
    await takeOver();
    await app.register(async (scope) => {
      scope.setErrorHandler((error: Error, _, reply) => reply.code(500).send({ message: error.message }));
      scope.get("/pets/:id", async () => {
        throw new Error("db exploded");
      });
    });
    expect(await answer("GET", "/pets/1", "/pets/{id}")).toEqual([500, "api_error"]);
    expect(lines.join()).toContain("GET /pets/:id");
    expect(lines.join()).toContain("a route sent its own error");
  });

  test("logs at start-up the routes that the plugin cannot reach", async () => {
    app.get("/outside", { exposeHeadRoute: false }, async () => "outside");
    app.get("/outside/:name", { exposeHeadRoute: false }, async () => "outside");
    await app.register(async (scope) => {
      await scope.register(fastifyErrorContract, { document });
      scope.get("/inside", async () => "inside");
    });
    await app.ready();
    const told = lines.map((line) => JSON.parse(line)).find(({ routes }) => routes !== undefined);
    expect(told?.routes).toEqual(["GET /outside", "GET /outside/:name"]);
  });

  test("sends the document's errors for routes of a plugin registered earlier", async () => {
    await app.register(async (scope) => {
      scope.get("/pets/:id", async () => {
        throw new Error("db exploded");
      });
    });
    await takeOver();
    expect(await answer("GET", "/pets/1", "/pets/{id}")).toEqual([500, "api_error"]);
  });

  test("logs no route at start-up if the plugin reaches them all", async () => {
    addRoutes();
    await takeOver();
    await app.ready();
    expect(lines.join()).not.toContain("outside the scope");
  });

  test("logs at start-up what its document does not specify", async () => {
    await takeOver();
    expect(lines.join()).toContain(
      'The document does not say which of its codes a 404 has; \\"resource_missing\\" is used.',
    );
  });
});
