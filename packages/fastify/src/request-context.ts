import type { Operation } from "@error-contract/contract";

/** What the plugin knows of a request, as `request.errorContract`. */
export interface RequestContext {
  readonly receivedAt: Date;
  /** The document's operation; `undefined` where path and method name none. */
  operation: Operation | undefined;
  /** Who calls, once that is known. */
  caller: unknown;
}

/**
 * Begins what is known of a request.
 *
 * @returns a request that came in just now
 */
export function newContext(): RequestContext {
  return { receivedAt: new Date(), operation: undefined, caller: undefined };
}

declare module "fastify" {
  interface FastifyRequest {
    /** What `@error-contract/fastify` knows of the request. */
    errorContract: RequestContext;
  }
}
