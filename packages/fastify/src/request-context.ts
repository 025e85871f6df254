import type { Operation } from "@error-contract/contract";
import type { FastifyRequest } from "fastify";

/** What the plugin knows about a request, available as `request.errorContract`. */
export interface RequestContext {
  /** When the request arrived. */
  readonly receivedAt: Date;
  /** The document's operation; `undefined` if path and method match none. */
  operation: Operation | undefined;
  /** The caller, once authenticated. */
  caller: unknown;
  /** The code of the error response; `undefined` for a success, and until the response is created. */
  code?: string | number | undefined;
}

declare module "fastify" {
  interface FastifyRequest {
    /** What `@error-contract/fastify` knows about the request. */
    errorContract: RequestContext;
  }
}

/**
 * Creates the context of a request.
 *
 * @returns the context of a request that has just arrived
 */
export function newContext(): RequestContext {
  return { receivedAt: new Date(), operation: undefined, caller: undefined };
}

const answered = new WeakSet<FastifyRequest>();

/**
 * Marks a request as answered by the plugin.
 *
 * @param request - the request
 */
export function markAnswered(request: FastifyRequest): void {
  answered.add(request);
}

/**
 * Tells whether the plugin created the response to a request.
 *
 * @param request - the request
 * @returns whether it has been marked
 */
export function isAnswered(request: FastifyRequest): boolean {
  return answered.has(request);
}
