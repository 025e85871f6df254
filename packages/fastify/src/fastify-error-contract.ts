import { type Json, readErrorContract, readerOf } from "@error-contract/contract";
import {
  badRequest,
  ContractError,
  errorBodies,
  planOperations,
  REQUEST_ID_HEADER,
  requestIdOf,
  schemaChecks,
  UnservableDocument,
} from "@error-contract/responses";
import type { FastifyInstance, FastifyPluginAsync } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { errorAnswerer } from "./answer-error.ts";
import type { Authenticator } from "./authenticator.ts";
import { answerBrokenHttp } from "./broken-http.ts";
import type { FailedRequest } from "./failed-request.ts";
import type { AnyOperations, Handler, Handlers } from "./handlers.ts";
import { recordKeeper } from "./keep-record.ts";
import { operationRoute } from "./operation-route.ts";
import { routeOtherMethods } from "./other-methods.ts";
import { newContext } from "./request-context.ts";

/**
 * What a service gives to serve its document.
 *
 * @typeParam Operations - openapi-typescript's `operations`, so that a missing or wrong handler does not compile
 * @typeParam Caller - what the authenticator says of a caller
 */
export interface FastifyErrorContractOptions<Operations = AnyOperations, Caller = unknown> {
  /** The OpenAPI 3.1 document, parsed, every reference inside it. */
  readonly document: Json;
  /** The handlers, by `operationId`. An operation without one is named at start and answers a 500. */
  readonly handlers: Handlers<Operations, Caller>;
  /**
   * The address where an error code is explained.
   *
   * @param code - the code
   * @returns an absolute URL
   */
  readonly documentationUrl: (code: string) => string;
  /**
   * Says who calls. Needed when the document secures an operation.
   *
   * @default none
   */
  readonly authenticator?: Authenticator<Caller>;
  /**
   * The value of `WWW-Authenticate` on a 401.
   *
   * @default "Bearer"
   */
  readonly challenge?: string;
  /**
   * Keeps a client error. The answer is sent when it resolves; it must not reject.
   *
   * @default nothing is recorded
   */
  readonly record?: (failed: FailedRequest<Caller>) => Promise<void>;
  /**
   * Turns errors of the service's own libraries into errors of the contract.
   *
   * @param error - whatever was thrown
   * @returns the error to answer with; `undefined` to leave it as it is
   * @default nothing is translated
   */
  readonly translate?: (error: unknown) => ContractError | undefined;
}

/** The plugin. With type arguments it holds handlers and authenticator to them; without, it takes handlers of any type. */
export type FastifyErrorContract = (<Operations, Caller = unknown>(
  app: FastifyInstance,
  options: FastifyErrorContractOptions<Operations, Caller>,
) => Promise<void>) &
  // Last, because that is the one which `register` reads the options' type from.
  FastifyPluginAsync<FastifyErrorContractOptions>;

/**
 * Serves an OpenAPI document: its routes, the checks of requests, and its errors, for every request that reaches the server.
 * Give `serverOptions()` to Fastify as well. The service's other routes stay as they are, and their errors follow the contract.
 *
 * @param app - the server
 * @param options - the document and who serves it
 * @throws {UnservableDocument} (at `ready`) The document lacks what is needed, or uses what is not supported.
 * @example
 * const app = Fastify(serverOptions());
 * await app.register(fastifyErrorContract<operations, Customer>, { document, handlers, authenticator, documentationUrl });
 */
export const fastifyErrorContract: FastifyErrorContract = fastifyPlugin(serveContract, {
  fastify: "5.x",
  name: "@error-contract/fastify",
});

async function serveContract<Operations, Caller>(
  app: FastifyInstance,
  options: FastifyErrorContractOptions<Operations, Caller>,
): Promise<void> {
  const { document, authenticator, record } = options;
  // Each is called with what its operation's check has let pass, and with what this authenticator answered.
  const handlers = options.handlers as Readonly<Record<string, Handler>>;
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

  app.decorateRequest("errorContract");
  app.setGenReqId((raw) => requestIdOf(raw.headers));
  answerBrokenHttp(app.server, writeError, (requestId, error) => {
    app.log.info({ reqId: requestId, status: error.status, details: error.details }, "refused broken HTTP");
  });

  app.addHook("onRequest", async (request, reply) => {
    request.errorContract = newContext();
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
