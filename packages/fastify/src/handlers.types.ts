/** What must compile, and what must not, against the operations of `examples/orders`. Checked by `pnpm typecheck`. */

import Fastify from "fastify";
import type { operations } from "../examples/orders/generated/openapi.ts";
import type { Authenticator } from "./authenticator.ts";
import { fastifyErrorContract } from "./fastify-error-contract.ts";
import type { Call, Handler, Handlers } from "./handlers.ts";

interface Customer {
  readonly name: string;
}

const order = { number: 1, state: "open" } as const;
const listOrders: Handler<operations["listOrders"], Customer> = async ({ caller, query }) => {
  const states: readonly ("open" | "paid")[] | undefined = query.state;
  return { status: 200, body: states?.map((state) => ({ number: caller.name.length, state })) ?? [] };
};
const createOrder: Handler<operations["createOrder"], Customer> = async ({ body }) => ({ status: 201, body });
const getReceipt: Handler<operations["getReceipt"]> = async ({ path }) => {
  const number: number = path.number;
  return { status: 200, body: {}, headers: { age: String(number) } };
};
const revokeReceipt: Handler<operations["revokeReceipt"]> = async () => ({ status: 204 });

// Every operation has its handler.
export const all: Handlers<operations, Customer> = { listOrders, createOrder, getReceipt, revokeReceipt };

// @ts-expect-error A handler is missing.
export const missing: Handlers<operations, Customer> = { listOrders, createOrder, getReceipt };

// @ts-expect-error The document has no such operation.
export const unknown: Handlers<operations, Customer> = { ...all, listOrder: listOrders };

export const wrong: readonly Handler<operations["createOrder"], Customer>[] = [
  // @ts-expect-error The document describes 201 and no 200.
  async () => ({ status: 200, body: order }),
  // @ts-expect-error The body lacks `state`.
  async () => ({ status: 201, body: { number: 1 } }),
  // @ts-expect-error The body is missing.
  async () => ({ status: 201 }),
  // @ts-expect-error An order has no `total`.
  async ({ body }) => ({ status: 201, body: { ...order, number: body.total } }),
  // @ts-expect-error The operation has no parameters.
  async ({ path }) => ({ status: 201, body: { ...order, number: path.number.length } }),
  // @ts-expect-error A customer has no `accountId`.
  async ({ caller }) => ({ status: 201, body: { ...order, number: caller.accountId.length } }),
];

// @ts-expect-error A 204 has no body.
export const withBody: Handler<operations["revokeReceipt"]> = async () => ({ status: 204, body: {} });

interface Exports {
  readonly parameters: { readonly query?: never };
  readonly responses: {
    readonly 200: {
      readonly content: {
        readonly "application/json": readonly string[];
        readonly "application/x-ndjson": string;
        readonly "text/csv": string;
      };
    };
    readonly "4XX": { readonly content: { readonly "application/json": { readonly code: string } } };
  };
}
async function* lines(): AsyncGenerator<string> {
  yield "one";
}
export const media: readonly Handler<Exports>[] = [
  async () => ({ status: 200, body: ["one"] }),
  async () => ({ status: 200, mediaType: "application/x-ndjson", lines: lines() }),
  async () => ({ status: 200, mediaType: "text/csv", body: "one\r\n" }),
  // @ts-expect-error Errors are thrown.
  async () => ({ status: 400, body: { code: "bad" } }),
  // @ts-expect-error XML is not described.
  async () => ({ status: 200, mediaType: "text/xml", body: "<one/>" }),
];

declare const authenticator: Authenticator<Customer>;
declare const strangers: Authenticator<number>;
const options = { document: {}, documentationUrl: (code: string) => code };
const app = Fastify();

// Type arguments apply to handlers and authenticator.
app.register(fastifyErrorContract<operations, Customer>, { ...options, authenticator, handlers: all });
// @ts-expect-error The handlers expect a customer, and this authenticator returns a number.
app.register(fastifyErrorContract<operations, Customer>, { ...options, authenticator: strangers, handlers: all });
// @ts-expect-error A handler is missing.
app.register(fastifyErrorContract<operations, Customer>, { ...options, authenticator, handlers: { listOrders } });
// Without type arguments, any type is accepted.
app.register(fastifyErrorContract, {
  ...options,
  handlers: { any: async ({ query }: Call) => ({ status: 200, body: query["page"] }) },
});
