import type { ErrorDescriptor } from "./descriptor.ts";
import type { AnyFailure } from "./result.ts";

/**
 * What a retry policy bases its decision on.
 *
 * @example
 * const onlyOnce: RetryPolicy = async ({ failure, method }) => method === "GET" && failure.attempts < 2;
 */
export interface FailedAttempt {
  readonly failure: AnyFailure;
  /** In upper case. */
  readonly method: string;
  readonly errors: ErrorDescriptor;
  /** The caller's signal. */
  readonly signal: AbortSignal | null | undefined;
}

/**
 * Decides whether to retry a failed request, and resolves when it is time to; rejects if the signal is aborted. `retry`
 * creates one.
 *
 * @example
 * const never: RetryPolicy = async () => false;
 */
export type RetryPolicy = (attempt: FailedAttempt) => Promise<boolean>;

/**
 * How often and when to retry.
 *
 * @example
 * const patient: RetryOptions = { attempts: 6, maxDelay: 60_000 };
 */
export interface RetryOptions {
  /**
   * The maximum number of requests for one call, including the first.
   *
   * @default 3
   */
  readonly attempts?: number;
  /**
   * The maximum delay before the second request, in milliseconds. It doubles with each further request.
   *
   * @default 200
   */
  readonly baseDelay?: number;
  /**
   * The maximum delay before any request, in milliseconds. If `Retry-After` asks for more, the failure is returned.
   *
   * @default 10000
   */
  readonly maxDelay?: number;
  /**
   * The methods that may be retried, in upper case.
   *
   * @default all but POST and PATCH, which are not idempotent
   */
  readonly methods?: readonly string[];
}

/**
 * Creates a retry policy. It retries what the API's description marks as retryable, after the delay that `Retry-After`
 * asks for, or else after a random delay up to a limit that doubles with each request.
 *
 * A response without a known code (such as a proxy's own 502) is retried if a retryable code has its status. If the description
 * marks nothing as retryable, 429, 502, 503 and 504 are retried.
 *
 * @param options - the limits and methods
 * @returns the policy, for the `retry` option of a client or of one call
 * @example
 * const api = createClient({ baseUrl, retry: retry({ attempts: 5 }) });
 * // A POST is retried only on request, for example because the API supports idempotency keys:
 * await api.POST("/teas", { body, retry: retry({ methods: ["POST"] }) });
 */
export function retry(options: RetryOptions = {}): RetryPolicy {
  const { attempts = 3, baseDelay = 200, maxDelay = 10_000, methods } = options;
  return async ({ failure: { response, attempts: sent, code, status }, method, errors: { retryable }, signal }) => {
    const after = response.headers.get("retry-after") as string; // null would read as 0 seconds, and is not a date
    const asked = Number(after) * 1000 || Date.parse(after) - Date.now(); // RFC 9110, 10.2.3
    const pause = asked > 0 ? asked : Math.random() * Math.min(maxDelay, baseDelay * 2 ** (sent - 1));
    const again =
      sent < attempts &&
      (methods?.includes(method) ?? (method !== "POST" && method !== "PATCH")) &&
      (retryable.includes(code as string) || retryable.includes(status)) &&
      pause <= maxDelay;
    if (!again) return false;
    signal?.throwIfAborted();
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", wake);
        resolve();
      };
      const timer = setTimeout(wake, pause);
      signal?.addEventListener("abort", wake);
    });
    signal?.throwIfAborted();
    return true;
  };
}
