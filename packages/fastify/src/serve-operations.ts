import { type ContractModel, type Json, resolveWithin, walk } from "@error-contract/contract";
import { type BodyLimits, planOperations, type SchemaChecks, UnservableDocument } from "@error-contract/responses";
import type { FastifyInstance } from "fastify";
import type { Authenticator } from "./authenticator.ts";
import type { Handler } from "./handlers.ts";
import { operationRoute } from "./operation-route.ts";
import { routeOtherMethods } from "./other-methods.ts";

/** A document, and what serves its operations. */
export interface Served {
  readonly document: Json;
  readonly model: ContractModel;
  readonly checks: SchemaChecks;
  readonly authenticator: Authenticator | undefined;
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly bodyLimits: BodyLimits | undefined;
}

/**
 * Adds a route for each operation of a document.
 *
 * @param app - the server
 * @param served - the document and its handlers
 * @throws {UnservableDocument} (rejects) if the document uses an unsupported feature, or a handler matches no operation
 */
export async function serveOperations(app: FastifyInstance, served: Served): Promise<void> {
  const { document, model, checks, authenticator, handlers, bodyLimits } = served;
  const plans = planOperations(model, walk(document, resolveWithin(document)));
  if (authenticator === undefined && plans.some(({ operation }) => operation.security.secured)) {
    throw new UnservableDocument("The document secures operations. Pass an authenticator.");
  }
  const unserved = plans.filter(({ id }) => !Object.hasOwn(handlers, id)).map(({ id }) => id);
  if (unserved.length > 0) app.log.warn({ operations: unserved }, "operations of the document have no handler");
  const unknown = Object.keys(handlers).filter((id) => !plans.some((plan) => plan.id === id));
  if (unknown.length > 0) throw new UnservableDocument(`The document has no operation ${unknown.join(", ")}.`);

  // A separate scope, because the plugin reads the bodies of these routes instead of Fastify, to report all faults at once.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (request, _payload, done) => done(null, request.body));
    for (const plan of plans) {
      scope.route(operationRoute(plan, checks, { authenticator, handler: handlers[plan.id], bodyLimits }));
    }
    routeOtherMethods(
      scope,
      plans.map(({ operation }) => operation),
    );
  });
}
