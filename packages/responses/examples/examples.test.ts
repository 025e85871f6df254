import "reflect-metadata";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { openapiValidator, STYLES } from "@error-contract/responses/testing";
import { Body, Controller, Get, HttpCode, Module, NotFoundException, Param, Post } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { afterAll, describe, expect, test } from "vitest";
import { petsOnExpress } from "./express.ts";
import { petsOnFetch } from "./fetch.ts";
import { petsOnHono } from "./hono.ts";
import { useContract } from "./nest.ts";
import { petsOnNode } from "./node-http.ts";

const { document } = STYLES.find(({ name }) => name.startsWith("a nested code")) ?? { document: {} };
const hold = openapiValidator(document);
const pets = new Map([[1, "Rex"]]);
const broken = new Map<number, string>();
broken.get = () => {
  throw new Error("no table pets at db.internal");
};
const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/** Answers a request. */
type Service = (request: Request) => Promise<Response>;

async function listening(server: Server): Promise<Service> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => server.close());
  return at(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** Sends requests on to an address. */
function at(address: string): Service {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const body = await request.text();
    const { method, headers } = request;
    return fetch(address + pathname + search, { method, headers, ...(body !== "" && { body }) });
  };
}

async function onNest(names: Map<number, string>): Promise<Service> {
  class Pets {
    list(): string[] {
      return [...names.values()];
    }
    add(body: object): object {
      return body;
    }
    one(id: string): object {
      const name = names.get(Number(id));
      if (name === undefined) throw new NotFoundException("There is no such pet.");
      return { name };
    }
  }
  // What `@Get()` and the like do, without a compiler for decorators.
  const method = (name: "list" | "add" | "one", ...decorators: readonly MethodDecorator[]): void => {
    const descriptor = Object.getOwnPropertyDescriptor(Pets.prototype, name) ?? {};
    for (const decorate of decorators) decorate(Pets.prototype, name, descriptor);
  };
  Body()(Pets.prototype, "add", 0);
  Param("id")(Pets.prototype, "one", 0);
  method("list", Get());
  method("add", Post(), HttpCode(200));
  method("one", Get(":id"));
  Controller("pets")(Pets);
  class Main {}
  Module({ controllers: [Pets] })(Main);
  const app = await NestFactory.create(Main, { bodyParser: false, logger: false });
  useContract(app, document);
  await app.listen(0, "127.0.0.1");
  closing.push(() => app.close());
  return at(await app.getUrl());
}

const services: readonly (readonly [string, (names: Map<number, string>) => Service | Promise<Service>])[] = [
  ["Fetch", (names) => petsOnFetch(document, names)],
  ["node:http", (names) => listening(petsOnNode(document, names))],
  ["Express", (names) => listening(createServer(petsOnExpress(document, names)))],
  ["Hono", (names) => async (request) => petsOnHono(document, names).fetch(request)],
  ["Nest", onNest],
];

const cases: readonly (readonly [
  what: string,
  method: string,
  target: string,
  body: string | undefined,
  path: string | undefined,
  status: number,
  code: string | undefined,
])[] = [
  ["a success", "GET", "/pets/1", undefined, "/pets/{id}", 200, undefined],
  ["a body that is taken", "POST", "/pets", '{"name":"Rex"}', "/pets", 200, undefined],
  ["a missing pet", "GET", "/pets/2", undefined, "/pets/{id}", 404, "resource_missing"],
  ["a wrong query", "GET", "/pets?limit=many", undefined, "/pets", 400, "invalid_request"],
  ["a body with faults", "POST", "/pets", '{"nam":1}', "/pets", 400, "invalid_request"],
  ["a body that is no JSON", "POST", "/pets", "{", "/pets", 400, "invalid_request"],
  ["an unknown path", "GET", "/cats", undefined, undefined, 404, "resource_missing"],
  ["an unknown method", "PUT", "/pets", '{"name":"Rex"}', undefined, 405, "method_unknown"],
];

describe.each(services)("On %s", (_, serve) => {
  test.each(cases)("%s is answered as the document says", async (_, method, target, body, path, status, code) => {
    const service = await serve(pets);
    const headers = { "content-type": "application/json", "x-request-id": "mine" };
    const url = `http://pets.example${target}`;
    const response = await service(new Request(url, { method, headers, ...(body !== undefined && { body }) }));
    const answer = await response.json();
    expect([response.status, answer.error?.code]).toEqual([status, code]);
    if (status < 400) return;
    expect(response.headers.get("x-request-id")).toBe("mine");
    if (status === 405) expect(response.headers.get("allow")).toBe("GET, POST");
    const mediaType = response.headers.get("content-type") ?? undefined;
    if (path !== undefined) await hold({ path, method, status, mediaType, body: answer });
  });

  test("a failure reveals nothing", async () => {
    const service = await serve(broken);
    const response = await service(new Request("http://pets.example/pets/1"));
    expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining("db.internal")]);
  });
});
