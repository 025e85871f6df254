import type { FastifyRequest } from "fastify";
import type { AnswerOf } from "./typed-answer.ts";
import type { BodyOf, ParametersOf } from "./typed-request.ts";

/**
 * A request that has passed every check that the document asks for.
 *
 * @typeParam Operation - a member of openapi-typescript's `operations`
 * @typeParam Caller - what the authenticator says of a caller
 */
export interface Call<Operation = unknown, Caller = unknown> {
  readonly path: ParametersOf<Operation, "path">;
  readonly query: ParametersOf<Operation, "query">;
  readonly header: ParametersOf<Operation, "header">;
  readonly body: BodyOf<Operation>;
  /** Who calls; `undefined` in an operation that is public. */
  readonly caller: Caller;
  readonly request: FastifyRequest;
}

/**
 * Serves one operation. Throw a `ContractError` to answer with an error.
 *
 * @example const getOrder: Handler<operations["getOrder"]> = async ({ path }) => ({ status: 200, body: await find(path.order_id) });
 */
// As the type of a method, it can be put where handlers of any operation are wanted.
export type Handler<Operation = unknown, Caller = unknown> = {
  handle(call: Call<Operation, Caller>): Promise<AnswerOf<Operation>>;
}["handle"];

/** The operations of a document of which no types were generated. */
export type AnyOperations = Readonly<Record<string, unknown>>;

/**
 * A handler for each operation, by `operationId`. One that is missing, or answers what the document does not describe, does not compile.
 *
 * @typeParam Operations - openapi-typescript's `operations`
 * @typeParam Caller - what the authenticator says of a caller; `Customer | undefined` where operations are public
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
