import {
  type ContractError,
  type ErrorResponse,
  type MatchOperation,
  REQUEST_ID_HEADER,
  textOf,
  type WriteError,
} from "@error-contract/responses";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { KeepRecord } from "./keep-record.ts";
import type { LogRefusal } from "./refusal-lines.ts";
import { markAnswered, newContext } from "./request-context.ts";

/** What an error response is built from. */
export interface AnswerParts {
  readonly writeError: WriteError;
  readonly match: MatchOperation;
  readonly keepRecord: KeepRecord;
  readonly translate: (thrown: unknown) => ContractError;
  readonly logRefusal: LogRefusal;
  /** The value of `WWW-Authenticate` on a 401. */
  readonly challenge: string;
}

/** Creates the response for an error, sets its status and headers on the reply, and records it. */
export type AnswerError = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<ErrorResponse>;

/**
 * Creates the function that responds to every error: as the document describes, with a line in the server's log, and with a
 * record if it is a client error.
 *
 * @param parts - what the responses are built from
 * @returns the function
 */
export function errorAnswerer(parts: AnswerParts): AnswerError {
  const { writeError, match, keepRecord, translate, logRefusal, challenge } = parts;
  return async (thrown, request, reply) => {
    const error = translate(thrown);
    const target = request.raw.url ?? "/";
    // There is no context yet if a hook registered before the plugin threw.
    request.errorContract ??= newContext();
    request.errorContract.operation ??= operationOf(request, target);
    const response = writeError(error, { requestId: request.id, operation: request.errorContract.operation, target });
    const { status, code, headers, body, misfit } = response;
    markAnswered(request);
    request.errorContract.code = code;
    if (misfit !== undefined) request.log.error({ req: request, code }, misfit);
    if (status === 401) reply.header("www-authenticate", challenge);
    reply.code(status).headers(headers).header(REQUEST_ID_HEADER, request.id);
    if (status >= 500) request.log.error({ req: request, err: error.cause ?? error, code }, "failed");
    else {
      const withheld = error.withheld ?? null;
      logRefusal(request.log, { req: request, code, cause: withheld }, "refused");
      await keepRecord(request, { status, code, body, withheld });
    }
    // The rest of a partly read body must not be parsed as the next request.
    if (!request.raw.complete) reply.header("connection", "close");
    return response;
  };

  function operationOf(request: FastifyRequest, target: string): FastifyRequest["errorContract"]["operation"] {
    const found = match(request.method, target.replace(/[?#].*$/s, ""));
    return found.kind === "operation" ? found.operation : undefined;
  }
}

/**
 * Creates the error handler of a server.
 *
 * @param answer - creates the response for an error
 * @returns a handler for `setErrorHandler`
 */
export function errorHandler(
  answer: AnswerError,
): (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  return async (thrown, request, reply) => {
    const { body } = await answer(thrown, request, reply);
    return reply.send(textOf(body));
  };
}
