/**
 * A sample of an error body: the body has these properties, each of the same JSON kind as in the sample. An object must
 * in turn have the sample's properties; for a list, a string, a number and a boolean, only the kind counts.
 *
 * @example
 * const nested: BodySample = { error: { code: "", message: "", details: [] } };
 */
export type BodySample = string | number | boolean | readonly [] | { readonly [property: string]: BodySample };

/**
 * The path of a value in an error body: the name of a property, or names from the outside in, with 0 for the first element of a
 * list.
 *
 * @example
 * const code: BodyPath = ["errors", 0, "code"];
 */
export type BodyPath = string | readonly (string | 0)[];

/**
 * One kind of error body that an API sends. A missing path means that the body has no such value.
 *
 * @example
 * const nested: ErrorEnvelope = {
 *   body: { error: { code: "", message: "" } },
 *   code: ["error", "code"],
 *   message: ["error", "message"],
 *   codes: { card_declined: 402 },
 *   open: true,
 * };
 */
export interface ErrorEnvelope {
  /** What every body of this kind has. */
  readonly body: BodySample;
  readonly code?: BodyPath;
  /** The copy of the HTTP status. A body in which it differs is not recognized as an error of this kind. */
  readonly status?: BodyPath;
  /** The human-readable message. */
  readonly message?: BodyPath;
  /** A list of faults, or a single one. */
  readonly details?: BodyPath;
  readonly requestId?: BodyPath;
  /** The status or statuses that each code may have; 0 for any, if the API's description does not say. */
  readonly codes: Readonly<Record<string, number | readonly number[]>>;
  /**
   * Whether to accept codes that `codes` does not list, and bodies without a code.
   *
   * @default false
   */
  readonly open?: boolean;
  /**
   * Whether this is problem details (RFC 9457): the code is a URI reference, `about:blank` if missing. A client
   * then needs `readError: readProblem`.
   *
   * @default false
   */
  readonly problem?: boolean;
}

/**
 * What a client needs to know about an API's errors at run time. The generator writes it as `errorDescriptor`.
 *
 * @example
 * import { errorDescriptor, type paths } from "./generated/index.js";
 * const api = createClient<paths, typeof errorDescriptor>({ baseUrl: "https://api.example.com", errors: errorDescriptor });
 */
export interface ErrorDescriptor {
  /** Tried in this order: the first that matches a body is used. */
  readonly envelopes: readonly ErrorEnvelope[];
  /** The codes and HTTP statuses after which a retry may succeed. */
  readonly retryable: readonly (string | number)[];
}

/**
 * For an API whose errors are not known: any JSON object counts as a documented error, without a code, message or details.
 *
 * @example
 * const api = createClient<paths>({ baseUrl: "https://api.example.com", errors: anyObject });
 */
export const anyObject: {
  readonly envelopes: readonly [
    { readonly body: Record<never, never>; readonly codes: Record<never, never>; readonly open: true },
  ];
  readonly retryable: readonly [];
} = { envelopes: [{ body: {}, codes: {}, open: true }], retryable: [] };
