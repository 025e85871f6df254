import { METHODS } from "node:http";
import type { Operation } from "@error-contract/contract";
import { methodNotAllowed } from "@error-contract/responses";
import type { FastifyInstance } from "fastify";
import { routePath } from "./operation-route.ts";

/**
 * Makes a server know every method, so that a request with any is answered by its error handler.
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
 * Answers every other method of a documented path: with those that the path knows.
 *
 * @param scope - where the operations have their routes already
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
