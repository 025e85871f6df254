import type { FastifyRequest } from "fastify";
import type { Authenticator, Owner } from "./caller.ts";
import type { FailedRequest } from "./failed-request.ts";
import { receiveBody } from "./request/received-body.ts";

/** Puts a client error on record. It resolves when the answer may be sent. */
export type KeepRecord = (request: FastifyRequest, error: Pick<FailedRequest, "body" | "withheld">) => Promise<void>;

/**
 * Prepares the recording of client errors. An error without an owner is on record nowhere.
 *
 * @param record keeps an error
 * @param authenticator says whose a request is that was refused before its caller was known
 * @returns the function that records
 */
export function recordKeeper(
  record: (failed: FailedRequest) => Promise<void>,
  authenticator: Authenticator | undefined,
): KeepRecord {
  return async (request, error) => {
    const owner = request.owner ?? (await ownerOf(request));
    if (owner === undefined) return;
    const received = await receiveBody(request.raw);
    await record({
      owner,
      requestId: request.id,
      method: request.method,
      target: request.raw.url ?? "/",
      headers: request.headers,
      requestBody: received.kind === "none" ? undefined : received.bytes.toString("utf8"),
      operationId: request.operation?.operationId ?? null,
      receivedAt: request.receivedAt ?? new Date(),
      sentAt: new Date(),
      ...error,
    });
  };

  async function ownerOf(request: FastifyRequest): Promise<Owner | undefined> {
    try {
      return await authenticator?.identify(request);
    } catch (error) {
      request.log.error({ err: error }, "could not tell whose request this is; it is not on record");
      return undefined;
    }
  }
}
