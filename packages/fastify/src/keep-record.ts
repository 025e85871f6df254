import { receiveBody } from "@error-contract/responses";
import type { FastifyBaseLogger, FastifyRequest } from "fastify";
import type { Authenticator } from "./authenticator.ts";
import type { BrokenHead } from "./broken-head.ts";
import type { FailedRequest } from "./failed-request.ts";

/** Puts a client error on record. It resolves when the answer may be sent. */
export type KeepRecord = (
  request: FastifyRequest,
  error: Pick<FailedRequest, "status" | "code" | "body" | "withheld">,
) => Promise<void>;

/**
 * Puts on record what never became a request.
 *
 * @param record - keeps an error
 * @param authenticator - says who called. It gets no more of the request than method, URL and headers
 * @param logger - is told when that fails
 * @returns the function that records; it does not reject
 */
export function brokenRecordKeeper<Caller>(
  record: (failed: FailedRequest<Caller>) => Promise<void>,
  authenticator: Authenticator<Caller> | undefined,
  logger: FastifyBaseLogger,
): (
  head: BrokenHead | undefined,
  known: Pick<FailedRequest, "requestId" | "operationId" | "status" | "code" | "body">,
) => Promise<void> {
  return async (head, known) => {
    const receivedAt = new Date();
    const { method, target, headers } = head ?? { method: "", target: "", headers: {} };
    try {
      // No request of Fastify's was made of these bytes.
      const request = { method, url: target, headers, raw: { method, url: target, headers, rawHeaders: [] } };
      const caller = head && (await authenticator?.identify?.(request as unknown as FastifyRequest));
      const requestBody = async () => undefined;
      await record({
        ...known,
        caller,
        isBroken: true,
        method,
        target,
        headers,
        requestBody,
        receivedAt,
        sentAt: new Date(),
        withheld: null,
      });
    } catch (thrown) {
      logger.error({ err: thrown }, "could not record a request that is not HTTP");
    }
  };
}

/**
 * Prepares the recording of client errors.
 *
 * @param record - keeps an error
 * @param authenticator - says who called when the request was refused before that was known
 * @returns the function that records
 */
export function recordKeeper<Caller>(
  record: (failed: FailedRequest<Caller>) => Promise<void>,
  authenticator: Authenticator<Caller> | undefined,
): KeepRecord {
  return async (request, error) => {
    const { caller, operation, receivedAt } = request.errorContract;
    const failed: FailedRequest<Caller> = {
      // What the authenticator answered, and nothing else, is kept as the caller.
      caller: (caller as Caller | undefined) ?? (await identify(request)),
      requestId: request.id,
      isBroken: false,
      method: request.method,
      target: request.raw.url ?? "/",
      headers: request.headers,
      requestBody: async () => {
        const received = await receiveBody(request.raw);
        return received.kind === "none" ? undefined : received.bytes.toString("utf8");
      },
      operationId: operation?.operationId ?? null,
      receivedAt,
      sentAt: new Date(),
      ...error,
    };
    try {
      await record(failed);
    } catch (thrown) {
      // The answer does not depend on it, and must not show what was thrown.
      request.log.error({ err: thrown }, "could not record a client error");
    }
  };

  async function identify(request: FastifyRequest): Promise<Caller | undefined> {
    try {
      return await authenticator?.identify?.(request);
    } catch (error) {
      request.log.error({ err: error }, "could not identify the caller of a refused request");
      return undefined;
    }
  }
}
