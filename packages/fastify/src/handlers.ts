import type { FastifyRequest } from "fastify";
import type { AnswerOf } from "./typed-answer.ts";
import type { BodyOf, ParametersOf } from "./typed-request.ts";

/**
 * A request that has passed all checks of the document.
 *
 * @typeParam Operation - a member of openapi-typescript's `operations`
 * @typeParam Caller - the authenticator's type of a caller
 */
export interface Call<Operation = unknown, Caller = unknown> {
  /** The path parameters, by name. */
  readonly path: ParametersOf<Operation, "path">;
  /** The query parameters, by name. */
  readonly query: ParametersOf<Operation, "query">;
  /** The header parameters, by name. */
  readonly header: ParametersOf<Operation, "header">;
  /** The JSON body; `undefined` if there is none. */
  readonly body: BodyOf<Operation>;
  /** The caller; `undefined` in a public operation. */
  readonly caller: Caller;
  /** The request of Fastify, such as for its logger. */
  readonly request: FastifyRequest;
}

/**
 * Handles the requests of one operation. Throw a `ContractError` to respond with an error.
 *
 * @example const getOrder: Handler<operations["getOrder"]> = async ({ path }) => ({ status: 200, body: await find(path.order_id) });
 */
// Method parameters are bivariant, so a handler of one operation is assignable to a handler of any.
export type Handler<Operation = unknown, Caller = unknown> = {
  handle(call: Call<Operation, Caller>): Promise<AnswerOf<Operation>>;
}["handle"];

/** The operations of a document without generated types. */
export type AnyOperations = Readonly<Record<string, unknown>>;

/**
 * A handler for each operation, by `operationId`. A handler that is missing, or returns what the document does not describe, does not compile.
 *
 * @typeParam Operations - openapi-typescript's `operations`
 * @typeParam Caller - the authenticator's type of a caller; `Customer | undefined` if operations are public
 * @example
 * import type { operations } from "./generated/openapi.ts";
 *
 * const handlers: Handlers<operations, Customer> = {
 *   listOrders: async ({ query, caller }) => ({ status: 200, body: await ordersOf(caller, query.state) }),
 * };
 */
export type Handlers<Operations = AnyOperations, Caller = unknown> = {
  readonly [Id in keyof Operations]: Handler<Operations[Id], Caller>;
};
