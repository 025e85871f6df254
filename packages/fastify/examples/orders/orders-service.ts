import { readFile } from "node:fs/promises";
import {
  ContractError,
  fastifyErrorContract,
  serverOptions,
  upstreamFailed,
  upstreamLate,
} from "@error-contract/fastify";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { parse } from "yaml";
import type { components, operations } from "./generated/openapi.ts";

/** What the service works with. */
export interface OrdersOptions {
  /** Customers by their keys. */
  readonly customers: ReadonlyMap<string, string>;
  /** Another service, which keeps the receipts. */
  readonly ledgerUrl: string;
  /** How long the ledger may take, in milliseconds. */
  readonly patience: number;
  /** Is told of every client error. */
  readonly onRefusal: (customer: string, code: string) => void;
}

type Order = components["schemas"]["Order"];
/** The program does not serve the whole document yet; without this line it would not compile. */
type Served = Omit<operations, "revokeReceipt">;

/**
 * A service with a document and error codes of its own. All it says about errors is when they occur: which code that is, how it
 * looks, and what else can go wrong with a request is in `openapi.yaml`.
 *
 * @param options - what it works with
 * @returns the server, not listening yet
 */
export async function ordersService(options: OrdersOptions): Promise<FastifyInstance> {
  const orders = new Map<number, Order>();
  const customerOf = (request: FastifyRequest): string | undefined =>
    options.customers.get(String(request.headers["x-orders-key"]));

  const app = Fastify(serverOptions());
  await app.register(fastifyErrorContract<Served, string>, {
    document: parse(await readFile(new URL("openapi.yaml", import.meta.url), "utf8")),
    documentationUrl: (code) => `https://orders.example.com/errors#${code}`,
    authenticator: {
      async authenticate(request) {
        const customer = customerOf(request);
        if (customer === undefined) throw new ContractError(401, "Send the key of a customer as X-Orders-Key.");
        return customer;
      },
      identify: async (request) => customerOf(request),
    },
    record: async ({ caller, code }) => {
      if (caller !== undefined) options.onRefusal(caller, String(code));
    },
    handlers: {
      listOrders: async ({ query: { state = ["open", "paid"], newest } }) => {
        const found = [...orders.values()].filter((order) => state.includes(order.state));
        return { status: 200, body: newest ? found.reverse() : found };
      },
      createOrder: async ({ body: order }) => {
        if (orders.has(order.number)) {
          const message = "Another order has this number.";
          throw new ContractError(409, "This order exists already.", {
            details: [{ location: "body", pointer: "/number", message, type: "already_exists" }],
          });
        }
        orders.set(order.number, order);
        return { status: 201, body: order };
      },
      getReceipt: async ({ path }) => {
        if (!orders.has(path.number)) throw new ContractError(404, "There is no such order.");
        return { status: 200, body: await askLedger(`${options.ledgerUrl}/${path.number}`, options.patience) };
      },
    },
  });
  // A route that the document does not know stays what it is, but for its errors.
  app.get("/health", async () => ({ well: true }));
  return app;
}

async function askLedger(url: string, patience: number): Promise<Record<string, never>> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
    if (!response.ok) throw new Error(`The ledger answered ${response.status}.`);
    return await response.json();
  } catch (error) {
    throw error instanceof DOMException && error.name === "TimeoutError" ? upstreamLate(error) : upstreamFailed(error);
  }
}
