import type { ErrorDescriptor } from "./descriptor.ts";
import type { AnyFailure } from "./result.ts";

/**
 * What a retry policy may decide by.
 *
 * @example
 * const onlyOnce: RetryPolicy = async ({ failure, method }) => method === "GET" && failure.attempts < 2;
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
  /** The most requests for one call, the first included. Default 3. */
  readonly attempts?: number;
  /** The longest pause before the second request, in milliseconds; it doubles with each further one. Default 200. */
  readonly baseDelay?: number;
  /** The longest pause of all, in milliseconds. When `Retry-After` asks for more, the failure is returned. Default 10 000. */
  readonly maxDelay?: number;
  /** The methods that may be repeated, in capitals. Default: the idempotent ones. */
  readonly methods?: readonly string[];
}

const IDEMPOTENT = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"]; // RFC 9110, 9.2.2, and `fetch` forbids TRACE

/**
 * A retry policy: repeats what the error catalogue marks as retryable, after the pause that `Retry-After` asks for, or else
 * a random one under a limit that doubles.
 *
 * An answer without a known code (a proxy's own 502) is repeated when the catalogue has a retryable code for its status.
 *
 * @param options - limits and methods
 * @returns the policy, for the `retry` option of a client or of one call
 * @example
 * const api = createClient({ baseUrl, retry: retry({ attempts: 5 }) });
 * // A POST is repeated only when it is asked for, for instance because the API recognises the repetition:
 * await api.POST("/api-keys", { body, retry: retry({ methods: ["POST"] }) });
 */
export function retry(options: RetryOptions = {}): RetryPolicy {
  const { attempts = 3, baseDelay = 200, maxDelay = 10_000, methods = IDEMPOTENT } = options;
  return async ({ failure, method, errors: { retryable }, signal }) => {
    const after = failure.response.headers.get("retry-after") ?? "";
    const asked = Math.max(0, Number(after) * 1000 || Date.parse(after) - Date.now()); // seconds, or a date: RFC 9110, 10.2.3
    const pause = asked || Math.random() * Math.min(maxDelay, baseDelay * 2 ** (failure.attempts - 1));
    const again =
      failure.attempts < attempts &&
      methods.includes(method) &&
      (retryable.codes.includes(failure.code as string) || retryable.statuses.includes(failure.status)) &&
      pause <= maxDelay;
    if (again) await sleep(pause, signal);
    return again;
  };
}

async function sleep(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    signal?.addEventListener("abort", wake);
    if (signal?.aborted) wake();
  });
  signal?.throwIfAborted();
}
