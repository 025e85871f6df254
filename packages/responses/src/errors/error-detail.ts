/** The part of a request that contains a fault; `unknown` if the request could not be parsed. */
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

/** One fault in a request. The document decides how much of it a response shows. */
export interface ErrorDetail {
  /** The part of the request. */
  readonly location: FaultLocation;
  /** A JSON Pointer (RFC 6901) within `location`; empty for the whole part. */
  readonly pointer: string;
  /** A human-readable sentence. It never contains the received value, which may be a secret. */
  readonly message: string;
  /** The kind of fault; a service may define its own. */
  readonly type: FaultType | (string & {});
}
