import type { FailedRequest } from "@error-contract/fastify";
import type { KeyCaller } from "../accounts/key-caller.ts";
import type { Cause, ErrorBody } from "../api/schemas.ts";
import type { ErrorLog } from "../log/error-log.ts";
import type { NewEntry } from "../log/new-entry.ts";
import type { Refusal } from "../log/repeats.ts";
import { toStored } from "../log/stored-entry.ts";
import type { Measured } from "./metrics.ts";
import type { Telemetry } from "./telemetry-sdk.ts";

/**
 * Records client errors in the error log and in telemetry. An error without an account is not logged, because nobody
 * could read it.
 *
 * @param log - the error log
 * @param baseUrl - what precedes the path in the recorded URL
 * @param watching - `telemetry` gets each error without its secrets, as the log stores it; `measured` gets those that
 *   no hook has seen
 * @returns the function that the plugin calls with each client error
 */
export function recordIn(
  log: ErrorLog,
  baseUrl: string,
  {
    telemetry,
    measured,
  }: { readonly telemetry?: Telemetry | undefined; readonly measured?: Measured | undefined } = {},
): (failed: FailedRequest<KeyCaller>) => Promise<void> {
  return async (failed) => {
    if (failed.isBroken) measured?.broken(failed);
    const { caller } = failed;
    const isCounted = caller !== undefined && isRepeatable(failed) && log.countRepeat(refusalOf(failed, caller));
    const isRecorded = caller !== undefined && !isCounted;
    if (!isRecorded && telemetry === undefined) return;
    const entry = await entryOf(failed, baseUrl, isRecorded);
    const stored = toStored(entry);
    if (failed.isBroken) telemetry?.broken(stored, failed);
    else telemetry?.refused(stored);
    if (isRecorded) await log.record(entry, stored);
  };
}

/** Anyone who knows a key's id can send these without end; whoever has the key is rate-limited. */
function isRepeatable({ caller, status }: FailedRequest<KeyCaller>): boolean {
  return !caller?.accepted || status === 429;
}

function refusalOf(failed: FailedRequest<KeyCaller>, { accountId, apiKeyId }: KeyCaller): Refusal {
  const { operationId, receivedAt, status, code, withheld } = failed;
  return { accountId, apiKeyId, operationId, receivedAt, status, code, causeCode: withheld?.code };
}

async function entryOf(failed: FailedRequest<KeyCaller>, baseUrl: string, withBody: boolean): Promise<NewEntry> {
  const { caller, target, withheld, requestId, method, headers, operationId, receivedAt, sentAt } = failed;
  return {
    requestId,
    method,
    headers,
    operationId,
    receivedAt,
    sentAt,
    accountId: caller?.accountId ?? "",
    apiKeyId: caller?.apiKeyId ?? null,
    repeatable: isRepeatable(failed),
    // There is no need to wait for a body that is not kept.
    requestBody: withBody ? await failed.requestBody() : undefined,
    // A request's target may be an absolute URL, which is then recorded as sent.
    url: target.startsWith("/") ? baseUrl + target : target,
    // The plugin writes bodies that conform to the document, which the types are generated from.
    body: failed.body as ErrorBody,
    // Everything withheld here is a Cause, created by verify-token.ts or by forbidden().
    cause: withheld as Cause | null,
  };
}
