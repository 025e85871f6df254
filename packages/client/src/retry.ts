import type { ErrorDescriptor } from "./descriptor.ts";
import type { AnyFailure } from "./result.ts";

/**
 * What a retry policy may decide by.
 *
 * @example
 * const onlyOnce: RetryPolicy = async ({ failure, method }) => method === "GET" && sent < 2;
 */
export interface FailedAttempt {
  readonly failure: AnyFailure;
  /** In capitals. */
  readonly method: string;
  readonly errors: ErrorDescriptor;
  /** The caller's signal. */
  readonly signal: AbortSignal | null | undefined;
}

/**
 * Decides whether a failed request is sent again, and resolves when it is time; rejects when the signal is aborted. `retry`
 * makes one.
 *
 * @example
 * const never: RetryPolicy = async () => false;
 */
export type RetryPolicy = (attempt: FailedAttempt) => Promise<boolean>;

/**
 * How often and when to repeat.
 *
 * @example
 * const patient: RetryOptions = { attempts: 6, maxDelay: 60_000 };
 */
export interface RetryOptions {
  /**
   * The most requests for one call, the first included.
   *
   * @default 3
   */
  readonly attempts?: number;
  /**
   * The longest pause before the second request, in milliseconds. It doubles with each further one.
   *
   * @default 200
   */
  readonly baseDelay?: number;
  /**
   * The longest pause of all, in milliseconds. When `Retry-After` asks for more, the failure is returned.
   *
   * @default 10000
   */
  readonly maxDelay?: number;
  /**
   * The methods that may be repeated, in capitals.
   *
   * @default all but POST and PATCH, which are not idempotent
   */
  readonly methods?: readonly string[];
}

/**
 * A retry policy: repeats what the API's description marks as retryable, after the pause that `Retry-After` asks for, or else
 * a random one under a limit that doubles.
 *
 * A response without a known code (a proxy's own 502) is repeated if a retryable code has its status. If the description marks
 * nothing, 429, 502, 503 and 504 are repeated.
 *
 * @param options - limits and methods
 * @returns the policy, for the `retry` option of a client or of one call
 * @example
 * const api = createClient({ baseUrl, retry: retry({ attempts: 5 }) });
 * // A POST is repeated only when it is asked for, for instance because the API recognises the repetition:
 * await api.POST("/teas", { body, retry: retry({ methods: ["POST"] }) });
 */
export function retry(options: RetryOptions = {}): RetryPolicy {
  const { attempts = 3, baseDelay = 200, maxDelay = 10_000, methods } = options;
  return async ({ failure: { response, attempts: sent, code, status }, method, errors: { retryable }, signal }) => {
    const after = response.headers.get("retry-after") as string; // null is 0 seconds, and no date
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
