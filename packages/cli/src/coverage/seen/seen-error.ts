/** A failed request from a log. What the log does not say is `undefined`. */
export interface SeenError {
  readonly operationId: string | undefined;
  readonly method: string | undefined;
  /** A URL or a path, as the client sent it. */
  readonly url: string | undefined;
  readonly status: number;
  /** The response body, parsed; `undefined` if the log has none. */
  readonly body: unknown;
  /** The code, if the log has it outside the body. */
  readonly code: string | number | undefined;
  readonly requestId: string | undefined;
  readonly time: string | undefined;
  /** How many requests the entry stands for. */
  readonly count: number;
  /** Whether the log records everything that a browser did, including requests to other services. */
  readonly isRecording: boolean;
}
