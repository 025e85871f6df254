import type { operations } from "@error-contract/api";
import type { Handlers } from "@error-contract/fastify";
import type { KeyCaller } from "../accounts/key-caller.ts";

/** Makes `limit` required: the document gives it a default, which the types of requests do not reflect. */
type WithLimit<Query> = Query extends { limit?: number } ? Query & { limit: number } : Query;

/** The operations of this API, as their handlers see them. */
export type Operations = {
  [Id in keyof operations]: Omit<operations[Id], "parameters"> & {
    parameters: Omit<operations[Id]["parameters"], "query"> & {
      query?: WithLimit<NonNullable<operations[Id]["parameters"]["query"]>>;
    };
  };
};

/** Handlers of some operations. Every operation of the document is secured, so there is always a caller. */
export type HandlersOf<Ids extends keyof Operations> = Handlers<Pick<Operations, Ids>, KeyCaller>;
