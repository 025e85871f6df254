import { METHODS } from "node:http";
import type { Operation } from "@error-contract/contract";
import { ContractError } from "@error-contract/responses";
import type { FastifyInstance } from "fastify";
import { routePath } from "./operation-route.ts";

/**
 * Answers every other method of a documented path: with those that the path knows.
 *
 * @param scope where the operations have their routes already
 * @param operations the document's operations
 */
export function routeOtherMethods(scope: FastifyInstance, operations: readonly Operation[]): void {
  for (const method of METHODS) {
    // CONNECT never becomes a request.
    if (method !== "CONNECT" && !scope.supportedMethods.includes(method)) scope.addHttpMethod(method);
  }
  const known = new Map<string, readonly string[]>();
  for (const { path, method } of operations) known.set(path, [...(known.get(path) ?? []), method]);
  for (const [path, methods] of known) {
    const allow = methods.join(", ");
    const url = routePath(path);
    const method = scope.supportedMethods.filter((other) => !scope.hasRoute({ method: other, url }));
    const refuse = async (): Promise<never> => {
      throw new ContractError(405, `This path knows ${allow}.`, { headers: { allow } });
    };
    scope.route({ method, url, exposeHeadRoute: false, onRequest: refuse, handler: refuse });
  }
}
