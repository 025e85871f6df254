/** Each error that an API documents, tests, or was seen to answer with. */
export interface Coverage {
  /** What a reader calls the document. */
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

/** What the rows come to. */
export interface CoverageSummary {
  /** Errors that the document describes by operation, status and code, not only by a range. */
  readonly documented: number;
  /** Those of them that a test expects. */
  readonly tested: number;
  /** The others of them whose status a test expects, where it allows other codes as well. */
  readonly statusTested: number;
  /** Those of them that the log has. */
  readonly seen: number;
  /** Errors that the log has and the document does not describe. */
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
  /** Those that a range admits, too. */
  readonly errors: readonly ErrorCoverage[];
}

/** One error: a code, or a status where the API has no codes. */
export interface ErrorCoverage {
  /** `null` where the document names no code. */
  readonly code: string | number | null;
  /** The statuses that it may have, or has had. */
  readonly statuses: readonly number[];
  readonly title: string | null;
  /** `listed` by the operation; admitted by a `range` or `default`; `no`. */
  readonly documented: "listed" | "range" | "no";
  /** How many tests expect it. */
  readonly tested: number;
  /** How many tests expect its status, and allow other codes as well. */
  readonly statusTested: number;
  /** How many requests were answered with it. */
  readonly seen: number;
  /** When it was seen last, as the log writes it. */
  readonly lastSeenAt: string | null;
  /** Why a seen error counts as undocumented. */
  readonly problem: string | null;
  /** One request that was answered with an undocumented error. */
  readonly example: SeenExample | null;
}

/** A request to look up. */
export interface SeenExample {
  readonly requestId: string | null;
  readonly request: string;
}
