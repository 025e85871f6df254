import { receiveBody } from "@error-contract/responses";
import type { FastifyBaseLogger, FastifyRequest } from "fastify";
import type { Authenticator } from "./authenticator.ts";
import type { BrokenHead } from "./broken-head.ts";
import type { FailedRequest } from "./failed-request.ts";

/** Records a client error. The response is sent once it resolves. */
export type KeepRecord = (
  request: FastifyRequest,
  error: Pick<FailedRequest, "status" | "code" | "body" | "withheld">,
) => Promise<void>;

/**
 * Creates the function that records input that never became a request.
 *
 * @param record - records an error
 * @param authenticator - identifies the caller; of the request, it gets only method, URL and headers
 * @param logger - logs a failure of `record`
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
      // Fastify created no request from these bytes.
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
 * Creates the function that records client errors.
 *
 * @param record - records an error
 * @param authenticator - identifies the caller of a request that was refused before authentication
 * @returns the function that records
 */
export function recordKeeper<Caller>(
  record: (failed: FailedRequest<Caller>) => Promise<void>,
  authenticator: Authenticator<Caller> | undefined,
): KeepRecord {
  return async (request, error) => {
    const { caller, operation, receivedAt } = request.errorContract;
    const failed: FailedRequest<Caller> = {
      // `caller` holds only what the authenticator returned.
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
      // The response does not depend on it, and must not show the thrown value.
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
