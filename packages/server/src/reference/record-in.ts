import type { ErrorLog } from "../log/error-log.ts";
import type { FailedRequest } from "../plugin/failed-request.ts";
import type { Cause } from "../schemas.ts";

/**
 * Writes client errors to the error log.
 *
 * @param log The log; it redacts.
 * @param baseUrl What stands before the path in the recorded URL.
 * @returns The function that the plugin calls with each client error.
 */
export function recordIn(log: ErrorLog, baseUrl: string): (failed: FailedRequest) => Promise<void> {
  return ({ owner, target, withheld, ...failed }) =>
    log.record({
      ...failed,
      accountId: owner.accountId,
      apiKeyId: owner.apiKeyId,
      // A request may name a whole URL as its target; that is then what was sent.
      url: target.startsWith("/") ? baseUrl + target : target,
      // What is withheld here is made of Causes alone, in verify-token.ts and by forbidden().
      cause: withheld as Cause | null,
    });
}
