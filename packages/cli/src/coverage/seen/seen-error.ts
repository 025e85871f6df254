/** A failed request, as a log has it. What the log does not say is `undefined`. */
export interface SeenError {
  readonly operationId: string | undefined;
  readonly method: string | undefined;
  /** A URL or a path, as it was sent. */
  readonly url: string | undefined;
  readonly status: number;
  /** The answer's body, parsed; `undefined` where the log keeps none. */
  readonly body: unknown;
  /** The code, where the log names it beside the body. */
  readonly code: string | number | undefined;
  readonly requestId: string | undefined;
  readonly time: string | undefined;
  /** How many requests the entry stands for. */
  readonly count: number;
  /** Whether the log records everything that a browser did, and so has requests to other services. */
  readonly isRecording: boolean;
}
