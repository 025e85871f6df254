import type { Operation } from "@error-contract/contract";

/** What the plugin knows of a request, as `request.errorContract`. */
export interface RequestContext {
  readonly receivedAt: Date;
  /** The document's operation; `undefined` where path and method name none. */
  operation: Operation | undefined;
  /** Who calls, once that is known. */
  caller: unknown;
}

declare module "fastify" {
  interface FastifyRequest {
    /** What `@error-contract/fastify` knows of the request. */
    errorContract: RequestContext;
  }
}
