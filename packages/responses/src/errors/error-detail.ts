/** The part of a request that holds a fault; `unknown` when the request could not be parsed. */
export type FaultLocation = "query" | "body" | "path" | "header" | "unknown";

/** The kinds of fault that the request checks find. */
export type FaultType =
  | "missing"
  | "unexpected"
  | "wrong_type"
  | "wrong_format"
  | "wrong_value"
  | "wrong_length"
  | "out_of_range"
  | "repeated"
  | "already_exists"
  | "malformed"
  | "unsupported"
  | "too_large";

/** One fault in a request, and where it is. The document decides how much of it an answer shows. */
export interface ErrorDetail {
  readonly location: FaultLocation;
  /** A JSON Pointer (RFC 6901) within `location`; empty for the whole. */
  readonly pointer: string;
  /** For people. It never repeats the value that was sent, which may be a secret. */
  readonly message: string;
  /** The kind of fault; a service may have kinds of its own. */
  readonly type: FaultType | (string & {});
}
