import { type Json, type Operation, readErrorContract, readerOf } from "@error-contract/contract";
import type { FastifyInstance, FastifyPluginAsync } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { errorAnswerer } from "./answer-error.ts";
import { answerBrokenHttp } from "./broken-http.ts";
import type { Authenticator, Owner } from "./caller.ts";
import { badRequest, ContractError } from "./contract-error.ts";
import { errorBodies } from "./error-bodies.ts";
import type { FailedRequest } from "./failed-request.ts";
import type { Handlers } from "./handler.ts";
import { recordKeeper } from "./keep-record.ts";
import { operationRoute } from "./operation-route.ts";
import { routeOtherMethods } from "./other-methods.ts";
import { planOperations } from "./request/operation-plan.ts";
import { REQUEST_ID_HEADER, requestIdOf } from "./request-id.ts";
import { schemaChecks } from "./schema-checks.ts";
import { UnservableDocument } from "./unservable-document.ts";

/** What a service gives to serve its document. */
export interface ErrorContractOptions {
  /** The OpenAPI 3.1 document, parsed, every reference inside it. */
  readonly document: Json;
  /** The handlers, by `operationId`. An operation without one is named at start and answers a 500. */
  readonly handlers: Handlers;
  /** The address where an error code is explained. */
  readonly documentationUrl: (code: string) => string;
  /** Says who calls. Needed when the document secures an operation. */
  readonly authenticator?: Authenticator;
  /** Value of `WWW-Authenticate` on a 401. Default `Bearer`. */
  readonly challenge?: string;
  /** Keeps a client error. The answer is sent when it resolves; it must not reject. */
  readonly record?: (failed: FailedRequest) => Promise<void>;
  /** Turns errors of the service's own libraries into errors of the contract; `undefined` for all others. */
  readonly translate?: (error: unknown) => ContractError | undefined;
}

declare module "fastify" {
  interface FastifyRequest {
    /** When the request came in. */
    receivedAt: Date;
    /** Who calls, once that is known. */
    owner: Owner | undefined;
    /** The document's operation; `undefined` where path and method name none. */
    operation: Operation | undefined;
  }
}

/**
 * Serves an OpenAPI document: its routes, the checks of requests, and its errors, for every request that reaches the server.
 * Give `serverOptions()` to Fastify as well. The service's other routes stay as they are, and their errors follow the contract.
 *
 * @throws {UnservableDocument} (at `ready`) The document lacks what is needed, or uses what is not supported.
 * @example
 * const app = Fastify(serverOptions());
 * await app.register(errorContract, { document, handlers: { listOrders: async () => ({ status: 200, body: [] }) }, documentationUrl });
 */
export const errorContract: FastifyPluginAsync<ErrorContractOptions> = fastifyPlugin(serveContract, {
  fastify: "5.x",
  name: "@error-contract/server",
});

async function serveContract(app: FastifyInstance, options: ErrorContractOptions): Promise<void> {
  const { document, handlers, authenticator, record } = options;
  const contract = readErrorContract(document);
  if (!contract.version?.startsWith("3.1")) {
    throw new UnservableDocument(
      `OpenAPI 3.1 is needed, this document says ${JSON.stringify(document["openapi"])}. Convert it.`,
    );
  }
  const checks = schemaChecks(document);
  const writeError = errorBodies(contract, checks, options.documentationUrl);
  const plans = planOperations(contract, readerOf(document));
  if (authenticator === undefined && plans.some(({ operation }) => operation.security.secured)) {
    throw new UnservableDocument("The document secures operations. Give an authenticator.");
  }

  app.decorateRequest("receivedAt");
  app.decorateRequest("owner", undefined);
  app.decorateRequest("operation", undefined);
  app.setGenReqId((raw) => requestIdOf(raw.headers));
  answerBrokenHttp(app.server, writeError, (requestId, error) => {
    app.log.info({ reqId: requestId, status: error.status, details: error.details }, "refused broken HTTP");
  });

  app.addHook("onRequest", async (request, reply) => {
    request.receivedAt = new Date();
    reply.header(REQUEST_ID_HEADER, request.id);
    if (request.headers.host === undefined && request.raw.httpVersion === "1.1") {
      throw badRequest([{ location: "header", pointer: "/host", message: "Required, but missing.", type: "missing" }]);
    }
    if (request.is404) throw new ContractError(404, "There is nothing at this path.");
  });
  app.setNotFoundHandler(() => {
    throw new ContractError(404, "There is nothing at this path.");
  });
  app.setErrorHandler(
    errorAnswerer({
      writeError,
      keepRecord: record === undefined ? async () => undefined : recordKeeper(record, authenticator),
      translate: options.translate ?? (() => undefined),
      challenge: options.challenge ?? "Bearer",
    }),
  );

  const unserved = plans.filter(({ id }) => !Object.hasOwn(handlers, id)).map(({ id }) => id);
  if (unserved.length > 0) app.log.warn({ operations: unserved }, "operations of the document have no handler");
  const unknown = Object.keys(handlers).filter((id) => !plans.some((plan) => plan.id === id));
  if (unknown.length > 0) throw new UnservableDocument(`No operation of the document is called ${unknown.join(", ")}.`);

  // In a scope of their own, because the bodies of these routes are read before Fastify would, all faults at once.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (request, _payload, done) => done(null, request.body));
    for (const plan of plans) scope.route(operationRoute(plan, checks, { authenticator, handler: handlers[plan.id] }));
    routeOtherMethods(
      scope,
      plans.map(({ operation }) => operation),
    );
  });
}
