import { type Json, readErrorContract } from "@error-contract/contract";
import {
  type BodyLimits,
  badRequest,
  ContractError,
  type ErrorResponsesOptions,
  errorResponses,
  methodNotAllowed,
  operationMatcher,
  REQUEST_ID_HEADER,
  requestIdOf,
  schemaChecks,
  UnservableDocument,
} from "@error-contract/responses";
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { errorAnswerer, errorHandler } from "./answer-error.ts";
import { asContractError } from "./as-contract-error.ts";
import type { Authenticator } from "./authenticator.ts";
import { answerBrokenHttp } from "./broken-http.ts";
import type { FailedRequest } from "./failed-request.ts";
import { guardAnswers, unguardedRoutes } from "./guard-answers.ts";
import type { AnyOperations, Handler, Handlers } from "./handlers.ts";
import { brokenRecordKeeper, recordKeeper } from "./keep-record.ts";
import { knowEveryMethod } from "./other-methods.ts";
import { refusalLines } from "./refusal-lines.ts";
import { newContext } from "./request-context.ts";
import { serveOperations } from "./serve-operations.ts";

/**
 * What a service gives to serve its document.
 *
 * @typeParam Operations - openapi-typescript's `operations`, so that a missing or wrong handler does not compile
 * @typeParam Caller - what the authenticator says of a caller
 */
export interface FastifyErrorContractOptions<Operations = AnyOperations, Caller = unknown>
  extends ErrorResponsesOptions {
  /** The OpenAPI document (3.0, 3.1 or 3.2), parsed, every reference inside it. */
  readonly document: Json;
  /**
   * The handlers, by `operationId`. An operation without one is named at start and answers a 500.
   *
   * @default the plugin adds no routes, and answers the errors of those that there are
   */
  readonly handlers?: Handlers<Operations, Caller>;
  /**
   * What stands before the document's paths in routes of your own, such as `/v1`.
   *
   * @default ""
   */
  readonly basePath?: string;
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
   * How much the JSON body of an operation with a handler may hold, and how much work it may be to check. What exceeds a limit is a 400
   * with `too_large`.
   *
   * @default { depth: 100, values: 20_000, steps: 100_000 }
   */
  readonly bodyLimits?: BodyLimits;
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
  const { document, authenticator, record, translate, bodyLimits } = options;
  const model = readErrorContract(document);
  if (model.version === undefined) {
    throw new UnservableDocument(
      `This document is not OpenAPI 3; its version is ${JSON.stringify(document["openapi"])}.`,
    );
  }
  const checks = schemaChecks(document);
  const { write, gaps } = errorResponses(model, checks, options);
  for (const gap of gaps) app.log.warn(gap);
  const match = operationMatcher(model.operations, options.basePath);

  app.decorateRequest("errorContract");
  app.setGenReqId((raw) => requestIdOf(raw.headers));
  const logRefusal = refusalLines(app.log);
  const recordBroken = record && brokenRecordKeeper(record, authenticator, app.log);
  answerBrokenHttp(app.server, {
    writeError: write,
    match,
    methods: [...new Set(model.operations.flatMap(({ kind, method }) => (kind === "path" ? [method] : [])))],
    async refused(head, requestId, { details }, { status, code, body }) {
      logRefusal(app.log, { reqId: requestId, status, details }, "refused broken HTTP");
      if (status >= 500) return;
      const found = head && match(head.method, head.target.replace(/[?#].*$/s, ""));
      const operationId = found?.kind === "operation" ? (found.operation.operationId ?? null) : null;
      await recordBroken?.(head, { requestId, operationId, status, code, body });
    },
  });
  knowEveryMethod(app);

  const nothingHere = (request: FastifyRequest): ContractError => {
    const found = match(request.method, (request.raw.url ?? "/").replace(/[?#].*$/s, ""));
    return found.kind === "otherMethods"
      ? methodNotAllowed(found.methods)
      : new ContractError(404, "There is nothing at this path.");
  };
  app.addHook("onRequest", async (request, reply) => {
    request.errorContract = newContext();
    reply.header(REQUEST_ID_HEADER, request.id);
    if (!/^1\.[01]$/.test(request.raw.httpVersion)) {
      const message = "This server speaks HTTP/1.1.";
      throw badRequest([{ location: "unknown", pointer: "", message, type: "unsupported" }]);
    }
    if (request.headers.host === undefined && request.raw.httpVersion === "1.1") {
      throw badRequest([{ location: "header", pointer: "/host", message: "Required, but missing.", type: "missing" }]);
    }
    if (timesSent(request, "host") > 1) {
      const message = "Expected once, but given more than once.";
      throw badRequest([{ location: "header", pointer: "/host", message, type: "repeated" }]);
    }
    if (request.is404) throw nothingHere(request);
  });
  app.setNotFoundHandler((request) => {
    throw nothingHere(request);
  });
  const answer = errorAnswerer({
    writeError: write,
    match,
    keepRecord: record === undefined ? async () => undefined : recordKeeper(record, authenticator),
    translate: (thrown) => translate?.(thrown) ?? asContractError(thrown),
    logRefusal,
    challenge: options.challenge ?? "Bearer",
  });
  app.setErrorHandler(errorHandler(answer));
  guardAnswers(app, answer);
  app.addHook("onReady", async () => {
    const routes = unguardedRoutes(app);
    if (routes.length > 0)
      app.log.warn(
        { routes },
        "routes outside the scope of fastifyErrorContract send their own errors; register it on the root instance, before the routes",
      );
  });
  // Each is called with what its operation's check has let pass, and with what this authenticator answered.
  const handlers = options.handlers as Readonly<Record<string, Handler>> | undefined;
  if (handlers !== undefined)
    await serveOperations(app, { document, model, checks, authenticator, handlers, bodyLimits });
}

/** Node keeps the first of a header that may be there once, and says nothing of the others. */
function timesSent({ raw }: FastifyRequest, name: string): number {
  return raw.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length;
}
