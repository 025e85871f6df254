import type { ContractError, WriteError } from "@error-contract/responses";
import { REQUEST_ID_HEADER } from "@error-contract/responses";
import type { FastifyReply, FastifyRequest } from "fastify";
import { asContractError } from "./as-contract-error.ts";
import type { KeepRecord } from "./keep-record.ts";

/** What an answer to an error is made of. */
export interface AnswerParts {
  readonly writeError: WriteError;
  readonly keepRecord: KeepRecord;
  readonly translate: (error: unknown) => ContractError | undefined;
  /** The value of `WWW-Authenticate` on a 401. */
  readonly challenge: string;
}

/** Answers whatever was thrown. */
export type AnswerError = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/**
 * Prepares the one place where errors are answered: as the document says, with a line in the server's log, and client errors on
 * record.
 *
 * @param parts what the answers are made of
 * @returns the error handler
 */
export function errorAnswerer({ writeError, keepRecord, translate, challenge }: AnswerParts): AnswerError {
  return async (thrown, request, reply) => {
    const error = translate(thrown) ?? asContractError(thrown);
    const { status, code, body } = writeError(error, request.id);
    reply
      .code(status)
      .headers(error.headers)
      .header(REQUEST_ID_HEADER, request.id)
      .type("application/json; charset=utf-8");
    if (status === 401) reply.header("www-authenticate", challenge);
    if (status >= 500) request.log.error({ req: request, err: error.cause ?? error, code }, "failed");
    else {
      const withheld = error.withheld ?? null;
      request.log.info({ req: request, code, cause: withheld }, "refused");
      await keepRecord(request, { status, code, body, withheld });
    }
    // A body that was not read to its end, and whatever follows it, is not the next request.
    if (!request.raw.complete) reply.header("connection", "close");
    return reply.send(body);
  };
}
