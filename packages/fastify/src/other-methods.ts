import { METHODS } from "node:http";
import type { Operation } from "@error-contract/contract";
import { methodNotAllowed } from "@error-contract/responses";
import type { FastifyInstance } from "fastify";
import { routePath } from "./operation-route.ts";

/**
 * Adds every HTTP method to a server, so that its error handler responds to unsupported ones.
 *
 * @param app - the server
 */
export function knowEveryMethod(app: FastifyInstance): void {
  for (const method of METHODS) {
    // CONNECT never becomes a request.
    if (method !== "CONNECT" && !app.supportedMethods.includes(method)) app.addHttpMethod(method);
  }
}

/**
 * Responds to the other methods of each documented path with a 405 that lists the supported ones.
 *
 * @param scope - the scope that already has the routes of the operations
 * @param operations - the document's operations
 */
export function routeOtherMethods(scope: FastifyInstance, operations: readonly Operation[]): void {
  const known = new Map<string, readonly string[]>();
  for (const { path, method } of operations) known.set(path, [...(known.get(path) ?? []), method]);
  for (const [path, methods] of known) {
    const url = routePath(path);
    const method = scope.supportedMethods.filter((other) => !scope.hasRoute({ method: other, url }));
    const refuse = async (): Promise<never> => {
      throw methodNotAllowed(methods);
    };
    scope.route({ method, url, exposeHeadRoute: false, onRequest: refuse, handler: refuse });
  }
}
