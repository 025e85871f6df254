import { Writable } from "node:stream";
import type { Json } from "@error-contract/contract";
import { ContractError } from "@error-contract/responses";
import Fastify, { type FastifyInstance } from "fastify";
import { afterEach, describe, expect, test } from "vitest";
import { type FastifyErrorContractOptions, fastifyErrorContract } from "./fastify-error-contract.ts";
import type { Handler } from "./handlers.ts";
import { serverOptions } from "./server-options.ts";

const envelope = {
  required: ["type", "code", "status", "message", "details", "request_id", "documentation_url"],
  properties: { message: { type: "string" } },
};
const statuses: Readonly<Record<string, number>> = { bad: 400, gone: 404, method: 405, slow: 429, broken: 500 };
const whereSecured: typeof statuses = { who: 401, denied: 403 };

function documentWith(changes: Json = {}, codes: typeof statuses = statuses): Json {
  const content = (name: string): Json => ({
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
  });
  const schema = (name: string): Json => ({
    allOf: [{ $ref: "#/components/schemas/Envelope" }],
    properties: { code: { const: name }, status: { const: codes[name] } },
  });
  return {
    openapi: "3.1.0",
    "x-error-contract": {
      responses: Object.fromEntries(Object.entries(codes).map(([name, status]) => [status, content(name)])),
    },
    paths: { "/things": { get: { operationId: "listThings", responses: {} } } },
    components: {
      schemas: { Envelope: envelope, ...Object.fromEntries(Object.keys(codes).map((name) => [name, schema(name)])) },
    },
    ...changes,
  };
}

let app: FastifyInstance | undefined;
let lines: string[] = [];
afterEach(() => app?.close());

async function serve(options: Partial<FastifyErrorContractOptions>): Promise<FastifyInstance> {
  lines = [];
  const stream = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  app = Fastify({ ...serverOptions(), logger: { stream } });
  await app.register(fastifyErrorContract, {
    document: documentWith(),
    handlers: {},
    documentationUrl: (code) => `https://example.com/${code}`,
    ...options,
  });
  return app;
}

/** Returns the body of the response to `GET /things`, which the handler serves. */
async function answerTo(
  handler: Handler,
  options: Partial<FastifyErrorContractOptions> = {},
): Promise<Record<string, unknown>> {
  const service = await serve({ handlers: { listThings: handler }, ...options });
  return (await service.inject("/things")).json();
}

function throwing(error: unknown): Handler {
  return async () => {
    throw error;
  };
}

describe("An error in a handler", () => {
  test("that is unexpected becomes a 500 that reveals nothing, and its stack is logged with the request id", async () => {
    const body = await answerTo(throwing(new Error("no table orders at db.internal")));
    expect(body).toMatchObject({
      code: "broken",
      status: 500,
      message: "Something went wrong on our side.",
      details: [],
    });
    const logged = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 50);
    expect(logged).toMatchObject([{ reqId: body["request_id"], err: { message: "no table orders at db.internal" } }]);
    expect(logged[0].err.stack).toContain("fastify-error-contract.test.ts");
  });

  test("that is not an Error becomes a 500", async () => {
    expect(await answerTo(throwing("a text"))).toMatchObject({ code: "broken" });
  });

  test("gets the document's code for its status", async () => {
    expect(await answerTo(throwing(new ContractError(404, "None.")))).toMatchObject({ code: "gone", message: "None." });
  });

  test("with a status that the document does not describe becomes a 500, and the original is logged", async () => {
    expect(await answerTo(throwing(new ContractError(418, "A teapot.")))).toMatchObject({ code: "broken" });
    expect(lines.join()).toContain("A teapot.");
  });

  test("of another plugin keeps its status if the document has a code for it", async () => {
    const limit = Object.assign(new Error("Slower."), { statusCode: 429 });
    expect(await answerTo(throwing(limit))).toMatchObject({ code: "slow", message: "Slower." });
  });

  test("can be translated", async () => {
    const translate = (error: unknown): ContractError | undefined =>
      error instanceof RangeError ? new ContractError(404, "Not here.") : undefined;
    expect(await answerTo(throwing(new RangeError()), { translate })).toMatchObject({ code: "gone" });
  });
});

describe("A fault of the service itself", () => {
  test("a rejected `record` does not change the response, and is logged", async () => {
    const record = () => Promise.reject(new Error("no table records at db.internal"));
    const body = await answerTo(throwing(new ContractError(404, "None.")), { record });
    expect(body).toMatchObject({ code: "gone", message: "None." });
    expect(logLines()).toContainEqual(expect.objectContaining({ msg: "could not record a client error" }));
  });
});

test("An error from a hook registered before the plugin gets the document's response", async () => {
  const service = Fastify(serverOptions());
  app = service;
  service.addHook("onRequest", async () => {
    throw new ContractError(404, "Not from there.");
  });
  await service.register(fastifyErrorContract, { document: documentWith() });
  const answer = await service.inject("/things");
  expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: "gone", message: "Not from there." }]);
});

describe("A stream that fails midway", () => {
  test("is aborted and logged, and the server keeps running", async () => {
    async function* things(): AsyncGenerator<number> {
      yield 1;
      throw new Error("The database went away.");
    }
    const handler: Handler = async () => ({ status: 200, mediaType: "application/x-ndjson", lines: things() });
    const service = await serve({ handlers: { listThings: handler } });
    const address = await service.listen({ port: 0, host: "127.0.0.1" });
    const broken = await fetch(`${address}/things`)
      .then((response) => response.text())
      .catch((error: Error) => error);
    expect(broken).toBeInstanceOf(Error);
    expect(logLines()).toContainEqual(
      expect.objectContaining({ err: expect.objectContaining({ message: "The database went away." }) }),
    );
    expect((await fetch(`${address}/nothing`)).status).toBe(404);
  });
});

function logLines(): readonly unknown[] {
  return lines.map((line) => JSON.parse(line));
}

describe("An operation without a handler", () => {
  test("is logged at start-up, and responds with a 500", async () => {
    const service = await serve({});
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 40, operations: ["listThings"] }]);
    expect((await service.inject("/things")).json()).toMatchObject({ code: "broken" });
  });
});

test("The option bodyLimits limits a JSON body", async () => {
  const requestBody = { content: { "application/json": { schema: { type: "array" } } } };
  const document = documentWith({
    paths: { "/things": { post: { operationId: "addThings", requestBody, responses: {} } } },
  });
  const handlers: Record<string, Handler> = { addThings: async () => ({ status: 204 }) };
  const service = await serve({ document, handlers, bodyLimits: { values: 2 } });
  const add = async (payload: unknown[]): Promise<number> =>
    (await service.inject({ method: "POST", url: "/things", payload })).statusCode;
  expect([await add([1, 2]), await add([1, 2, 3])]).toEqual([204, 400]);
});

describe("The id of a request", () => {
  test.each([
    ["deploy-4711.step_3", true],
    ["x".repeat(128), true],
    ["x".repeat(129), false],
    ["a b", false],
    ["", false],
    ["a, b", false],
    ["né", false],
  ])("%j is kept: %s", async (given, kept) => {
    const service = await serve({});
    const { headers } = await service.inject({ url: "/nothing", headers: { "x-request-id": given } });
    if (kept) expect(headers["x-request-id"]).toBe(given);
    else expect(headers["x-request-id"]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});

describe("A document is rejected at start-up", () => {
  test.each<[string, Partial<FastifyErrorContractOptions>, string]>([
    ["of another version", { document: documentWith({ openapi: "2.0" }) }, "This document is not OpenAPI 3"],
    [
      "that has no code for 405",
      { document: documentWith({}, { bad: 400, gone: 404, broken: 500 }) },
      "for the status 405",
    ],
    [
      "whose errors need a body that cannot be built",
      {
        document: documentWith({
          components: { schemas: schemasWith("checksum", { type: "string", pattern: "^[0-9a-f]{64}$" }) },
        }),
      },
      "no body could be built that is valid against its schema (/checksum must match pattern",
    ],
    [
      "that is secured and has no code for 401 and 403",
      { document: secured() },
      "no error code for the status 401, 403",
    ],
    [
      "that is secured, without an authenticator",
      { document: secured({ ...statuses, ...whereSecured }) },
      "The document secures operations. Pass an authenticator.",
    ],
    [
      "that lacks the operation of a handler",
      { handlers: { listThngs: async () => ({ status: 200, body: [] }) } },
      "listThngs",
    ],
  ])("%s", async (_, options, message) => {
    await expect(serve(options)).rejects.toThrow(message);
  });
});

function schemasWith(name: string, schema: Json): Json {
  const { components } = documentWith() as { components: { schemas: Json } };
  const properties = { ...envelope.properties, [name]: schema };
  return { ...components.schemas, Envelope: { ...envelope, required: [...envelope.required, name], properties } };
}

function secured(codes = statuses): Json {
  const listThings = { operationId: "listThings", security: [{ key: [] }], responses: {} };
  return documentWith({ paths: { "/things": { get: listThings } } }, codes);
}
