/** Each error that an API documents, tests expect, or logs contain. */
export interface Coverage {
  /** The document's name in messages. */
  readonly document: string;
  /** The files of the tests that it was compared with. */
  readonly tests: readonly string[];
  /** The logs that it was compared with. */
  readonly logs: readonly string[];
  readonly summary: CoverageSummary;
  /** In the document's order. */
  readonly operations: readonly OperationCoverage[];
  /** Errors of requests that no operation describes: an unknown path, an unknown method. */
  readonly outside: readonly ErrorCoverage[];
}

/** The totals over all rows. */
export interface CoverageSummary {
  /** Errors that the document describes by operation, status and code, rather than just by a range. */
  readonly documented: number;
  /** Documented errors that a test expects. */
  readonly tested: number;
  /** Other documented errors whose status a test expects while it also allows other codes. */
  readonly statusTested: number;
  /** Documented errors that the log has. */
  readonly seen: number;
  /** Errors in the log that the document does not describe. */
  readonly undocumented: number;
  /** Failed requests in the log. */
  readonly requests: number;
  /** Requests that could not be counted: to another host, or without an operation in a browser's recording. */
  readonly ignored: number;
}

/** The errors of one operation. */
export interface OperationCoverage {
  readonly operationId: string | null;
  readonly method: string;
  /** The path template. */
  readonly path: string;
  /** Including those that a range admits. */
  readonly errors: readonly ErrorCoverage[];
}

/** One error: a code, or a status if the API has no codes. */
export interface ErrorCoverage {
  /** `null` if the document names no code. */
  readonly code: string | number | null;
  /** The statuses that it may have, or has had. */
  readonly statuses: readonly number[];
  readonly title: string | null;
  /** `listed` by the operation, admitted by a `range` (or `default`), or `no`. */
  readonly documented: "listed" | "range" | "no";
  /** How many tests expect it. */
  readonly tested: number;
  /** How many tests expect its status but also allow other codes. */
  readonly statusTested: number;
  /** How many requests received it. */
  readonly seen: number;
  /** When it was last seen, as written in the log. */
  readonly lastSeenAt: string | null;
  /** Why a seen error counts as undocumented. */
  readonly problem: string | null;
  /** One request that received an undocumented error. */
  readonly example: SeenExample | null;
}

/** A request to look up. */
export interface SeenExample {
  readonly requestId: string | null;
  readonly request: string;
}
