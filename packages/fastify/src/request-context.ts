import type { Operation } from "@error-contract/contract";
import type { FastifyRequest } from "fastify";

/** What the plugin knows of a request, as `request.errorContract`. */
export interface RequestContext {
  readonly receivedAt: Date;
  /** The document's operation; `undefined` where path and method name none. */
  operation: Operation | undefined;
  /** Who calls, once that is known. */
  caller: unknown;
  /** The code of the error that it was answered with; `undefined` for a success, and until it is answered. */
  code?: string | number | undefined;
}

declare module "fastify" {
  interface FastifyRequest {
    /** What `@error-contract/fastify` knows of the request. */
    errorContract: RequestContext;
  }
}

/**
 * Begins what is known of a request.
 *
 * @returns a request that came in just now
 */
export function newContext(): RequestContext {
  return { receivedAt: new Date(), operation: undefined, caller: undefined };
}

const answered = new WeakSet<FastifyRequest>();

/**
 * Notes that the plugin wrote the answer to a request.
 *
 * @param request - the request
 */
export function markAnswered(request: FastifyRequest): void {
  answered.add(request);
}

/**
 * Whether the plugin wrote the answer to a request.
 *
 * @param request - the request
 * @returns true once it has
 */
export function isAnswered(request: FastifyRequest): boolean {
  return answered.has(request);
}
