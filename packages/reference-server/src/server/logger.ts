import type { FastifyRequest, FastifyServerOptions } from "fastify";
import { storedRequestId } from "../log/request-id.ts";
import { redactJson, redactText, redactUrl } from "../redaction/redact.ts";

/**
 * The server's own log: JSON lines on standard output, without secrets.
 *
 * @param level - the lowest level that is written
 * @returns options for Fastify
 */
export function loggerOptions(level = "info"): NonNullable<FastifyServerOptions["logger"]> {
  return {
    level,
    serializers: {
      // Values that callers chose, and what is logged about their tokens.
      reqId: (id: unknown) => storedRequestId(String(id)),
      cause: redactJson,
      details: redactJson,
      req: (request: FastifyRequest) => ({ method: request.method, url: redactUrl(request.url) }),
      err: (error: Error) => ({
        type: error.name,
        message: redactText(error.message),
        stack: redactText(error.stack ?? ""),
        ...(error.cause instanceof Error && { cause: redactText(error.cause.stack ?? error.cause.message) }),
      }),
    },
  };
}
