import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { checkedInject, type Send } from "@error-contract/fastify/testing";
import { answerCheck } from "@error-contract/responses/testing";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ordersService } from "./orders-service.ts";

const headers = { "x-orders-key": "k-ann" };
const refusals: string[] = [];
const ledger = createServer((request, response) => {
  if (request.url === "/1") response.setHeader("content-type", "application/json").end('{"total":3}');
  else if (request.url === "/2") response.writeHead(500).end("out of paper at /var/ledger");
  // Any other receipt never comes.
});
const apps: FastifyInstance[] = [];
let send: Send;
/** To a service that waits for the ledger a moment only: what never answers is late at any patience. */
let sendImpatient: Send;

beforeAll(async () => {
  ledger.listen(0, "127.0.0.1");
  await once(ledger, "listening");
  const { port } = ledger.address() as AddressInfo;
  const document = parse(await readFile(new URL("openapi.yaml", import.meta.url), "utf8"));
  const start = async (patience: number): Promise<Send> => {
    const app = await ordersService({
      customers: new Map([["k-ann", "ann"]]),
      ledgerUrl: `http://127.0.0.1:${port}`,
      patience,
      onRefusal: (customer, code) => refusals.push(`${customer} ${code}`),
    });
    apps.push(app);
    const send = checkedInject(app, answerCheck(document));
    for (const number of [1, 2, 3]) {
      const payload = { number, state: number === 1 ? "paid" : "open" };
      await send({ method: "POST", url: "/orders", headers, payload });
    }
    return send;
  };
  send = await start(30_000);
  sendImpatient = await start(50);
});

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  ledger.closeAllConnections();
  ledger.close();
});

describe("A foreign service", () => {
  test.each([
    ["a good list", { url: "/orders?state=open&newest=false" }, 200, undefined],
    ["no key", { url: "/orders", headers: {} }, 401, "who_are_you"],
    ["an unknown path", { url: "/order" }, 404, "no_such"],
    ["an unknown method", { url: "/orders", method: "PATCH" }, 405, "no_method"],
    ["an unknown value in a list", { url: "/orders?state=open&state=lost" }, 400, "invalid"],
    ["a list that is too long", { url: "/orders?state=open&state=paid&state=open" }, 400, "invalid"],
    ["a number that exists", { url: "/orders", method: "POST", payload: { number: 1, state: "open" } }, 409, "taken"],
    ["a receipt", { url: "/orders/1/receipt" }, 200, undefined],
    ["a ledger that fails", { url: "/orders/2/receipt" }, 502, "ledger_failed"],
    ["an operation without a handler", { url: "/orders/1/receipt", method: "DELETE" }, 500, "failed"],
  ] as const)("answers %s as its own document says", async (_, request, status, code) => {
    const response = await send({ headers, ...request });
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
  });

  test("answers a ledger that is late as its own document says", async () => {
    const response = await sendImpatient({ url: "/orders/3/receipt", headers });
    expect([response.statusCode, response.json().code]).toEqual([504, "ledger_late"]);
  });

  test("reveals nothing of a ledger that fails", async () => {
    const { body } = await send({ url: "/orders/2/receipt", headers });
    expect(body).not.toMatch(/paper|var|500/);
  });

  test("gives its own routes the same request ids", async () => {
    const { headers: answer } = await send({ url: "/health", headers: { "x-request-id": "mine" } });
    expect(answer["x-request-id"]).toBe("mine");
  });

  test("is told of each client error, by customer", () => {
    expect(refusals).toContain("ann taken");
    expect(refusals).toContain("ann no_method");
  });
});
