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
 * Options of {@link fastifyErrorContract}.
 *
 * @typeParam Operations - openapi-typescript's `operations`, with which a missing or wrong handler does not compile
 * @typeParam Caller - the authenticator's type of a caller
 */
export interface FastifyErrorContractOptions<Operations = AnyOperations, Caller = unknown>
  extends ErrorResponsesOptions {
  /** The parsed OpenAPI document (3.0, 3.1 or 3.2), without external references. */
  readonly document: Json;
  /**
   * The handlers, by `operationId`. An operation without one is logged at start-up and responds with a 500.
   *
   * @default the plugin adds no routes, and responds to the errors of the existing ones
   */
  readonly handlers?: Handlers<Operations, Caller>;
  /**
   * The prefix of the document's paths in your existing routes, such as `/v1`.
   *
   * @default ""
   */
  readonly basePath?: string;
  /**
   * Authenticates callers. Required if the document secures an operation.
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
   * Limits on the size of a JSON body and on the work of checking it, for operations with a handler. A body that exceeds one is a 400
   * with `too_large`.
   *
   * @default { depth: 100, values: 20_000, steps: 100_000 }
   */
  readonly bodyLimits?: BodyLimits;
  /**
   * Records a client error. The response is sent once it resolves. It should not reject: a rejection is only logged.
   *
   * @default nothing is recorded
   */
  readonly record?: (failed: FailedRequest<Caller>) => Promise<void>;
  /**
   * Translates errors of the service's libraries.
   *
   * @param error - the thrown value
   * @returns the error to respond with; `undefined` to leave it unchanged
   * @default nothing is translated
   */
  readonly translate?: (error: unknown) => ContractError | undefined;
}

/** The type of the plugin. With type arguments, it checks the types of handlers and authenticator; without, it accepts any. */
export type FastifyErrorContract = (<Operations, Caller = unknown>(
  app: FastifyInstance,
  options: FastifyErrorContractOptions<Operations, Caller>,
) => Promise<void>) &
  // Last, because `register` infers the type of the options from the last one.
  FastifyPluginAsync<FastifyErrorContractOptions>;

/**
 * Serves an OpenAPI document: its routes, its request checks and its error responses, for every request that reaches the server.
 * Pass `serverOptions()` to Fastify as well. Other routes keep their behavior, and their errors follow the document.
 *
 * @param app - the server
 * @param options - the document, its handlers and the settings
 * @throws {UnservableDocument} (rejects `ready`) if the document lacks a required error or uses an unsupported feature
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
  // Each gets only input that passed its operation's check, and a caller that this authenticator returned.
  const handlers = options.handlers as Readonly<Record<string, Handler>> | undefined;
  if (handlers !== undefined)
    await serveOperations(app, { document, model, checks, authenticator, handlers, bodyLimits });
}

/** Counts the values of a header, because Node silently drops repetitions of a header that may occur only once. */
function timesSent({ raw }: FastifyRequest, name: string): number {
  return raw.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length;
}
