import type { FailedRequest } from "@error-contract/fastify";
import type { KeyCaller } from "../accounts/key-caller.ts";
import type { Cause, ErrorBody } from "../api/schemas.ts";
import type { ErrorLog } from "../log/error-log.ts";

/**
 * Writes client errors to the error log. An error of nobody's is not recorded: there is no account that could read it.
 *
 * @param log - the log; it redacts
 * @param baseUrl - what stands before the path in the recorded URL
 * @returns the function that the plugin calls with each client error
 */
export function recordIn(log: ErrorLog, baseUrl: string): (failed: FailedRequest<KeyCaller>) => Promise<void> {
  return async ({ caller, target, withheld, requestBody, ...failed }) => {
    if (caller === undefined) return;
    const { requestId, method, headers, operationId, receivedAt, sentAt, status, code } = failed;
    const { accountId, apiKeyId } = caller;
    // Whoever knows a key's id may send these without end; whoever has the key is limited.
    const repeatable = !caller.accepted || status === 429;
    const refusal = { accountId, apiKeyId, operationId, receivedAt, status, code, causeCode: withheld?.code };
    if (repeatable && log.countRepeat(refusal)) return;
    await log.record({
      requestId,
      method,
      headers,
      operationId,
      receivedAt,
      sentAt,
      accountId,
      apiKeyId,
      repeatable,
      requestBody: await requestBody(),
      // A request may name a whole URL as its target; that is then what was sent.
      url: target.startsWith("/") ? baseUrl + target : target,
      // The plugin writes bodies that fit the document, which the types are made from.
      body: failed.body as ErrorBody,
      // What is withheld here is made of Causes alone, in verify-token.ts and by forbidden().
      cause: withheld as Cause | null,
    });
  };
}
