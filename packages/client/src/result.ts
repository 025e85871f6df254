import type { ErrorDescriptor } from "./descriptor.ts";
import type { AnyObject, CodeOf, DetailOf, PinnedBy } from "./mapped.ts";
import type { HttpStatus, IsSuccess, StatusesOf } from "./status.ts";
import type { UnexpectedResponse } from "./unexpected.ts";

interface Answer {
  /** The response as `fetch` returned it. Its body has been read, unless the call asked for a stream. */
  readonly response: Response;
  /** Method and path template: `GET /teas/{name}`. */
  readonly operation: string;
  /** How many requests were sent for this call: more than 1 after a retry or a renewed token. */
  readonly attempts: number;
}

/**
 * A call that succeeded.
 *
 * @example
 * const first = (result: Success<200, string[]>) => result.data[0];
 */
export interface Success<Status extends number = number, Data = unknown> extends Answer {
  readonly ok: true;
  readonly status: Status;
  readonly data: Data;
  readonly documented?: never;
  readonly error?: never;
  readonly code?: never;
}

/** Whether the API's description includes the body; `boolean` if that is not known. */
export type Documented<Body> = unknown extends Body ? boolean : Body extends UnexpectedResponse ? false : true;

/**
 * A call that failed. `documented` distinguishes the API's own errors from unexpected responses. `error` is the body as the API
 * sent it, or `unexpected_response`. `code`, `message`, `details` and `requestId` are read from it, wherever the API puts them.
 *
 * @example
 * const log = ({ operation, status, code, requestId }: Failure) => console.error(operation, status, code, requestId);
 */
export interface Failure<
  Status extends number = number,
  Body = unknown,
  Described extends ErrorDescriptor = ErrorDescriptor,
> extends Answer {
  readonly ok: false;
  readonly status: Status;
  readonly data?: never;
  /**
   * Whether the API's description includes this error. If not, `error` is `unexpected_response`; an API may use that
   * code too.
   */
  readonly documented: Documented<Body>;
  readonly error: Body;
  /** The error's code; null if the API's errors have none. */
  readonly code: CodeOf<Body, Described>;
  /** A human-readable message; the status, if the body has none. */
  readonly message: string;
  /** The details of the error; empty if it has none. */
  readonly details: readonly DetailOf<Body, Described>[];
  /** Identifies the request for support, from the body or else the `X-Request-ID` header; null if neither has it. */
  readonly requestId: string | null;
}

/** A failure of any API at run time. */
export interface AnyFailure extends Omit<Failure, "code" | "details"> {
  readonly code: string | number | null;
  readonly details: readonly unknown[];
}

/**
 * The result of a call to any operation. Look at `ok` first.
 *
 * @example
 * const count = (results: readonly AnyResult[]) => results.filter(({ ok }) => ok).length;
 */
export type AnyResult = Success | AnyFailure;

/**
 * The result of a call to an operation, computed from its `responses`: one member for each status and form of the body, and
 * `unexpected_response` with any status. Look at `ok`, then at `status` or `code`.
 *
 * @example
 * type Created = Result<paths["/api-keys"]["post"], unknown, typeof errorDescriptor>;
 */
export type Result<Operation, Init = unknown, Described extends ErrorDescriptor = AnyObject> = Operation extends {
  responses: infer Responses;
}
  ? Outcomes<Responses, Init, Described> | Undescribed<Responses> | Failure<HttpStatus, UnexpectedResponse, Described>
  : AnyResult;

type Outcomes<Responses, Init, Described extends ErrorDescriptor> = {
  [Key in keyof Responses]: IsSuccess<Key> extends true
    ? Success<StatusesOf<Key, keyof Responses>, Data<Responses[Key], Init>>
    : Failures<StatusesOf<Key, keyof Responses>, JsonBody<Responses[Key]>, Described>;
}[keyof Responses];

/** Any success, if the document describes none. */
type Undescribed<Responses> = true extends { [Key in keyof Responses]: IsSuccess<Key> }[keyof Responses]
  ? never
  : Success<StatusesOf<"2XX", never>, unknown>;

/** One member for each form of the body, with its possible statuses: those it pins, if it pins any. */
type Failures<Status extends number, Body, Described extends ErrorDescriptor> = unknown extends Body
  ? Failure<Status, Readonly<Record<string, unknown>>, Described>
  : Body extends unknown
    ? number extends PinnedBy<Body, Described>
      ? Failure<Status, Body, Described>
      : Extract<PinnedBy<Body, Described>, Status> extends infer Possible extends number
        ? [Possible] extends [never]
          ? never
          : Failure<Possible, Body, Described>
        : never
    : never;

type Data<Response, Init> = Init extends { parseAs: infer As extends keyof Parsed }
  ? Parsed[As]
  : [JsonBody<Response>] extends [never]
    ? AnyBody<Response>
    : JsonBody<Response>;

interface Parsed {
  text: string;
  blob: Blob;
  arrayBuffer: ArrayBuffer;
  stream: ReadableStream<Uint8Array> | null;
}

type JsonBody<Response> = Response extends { content: infer Content }
  ? { [Media in keyof Content]: Media extends Json ? Content[Media] : never }[keyof Content]
  : never;

type Json = `${string}/json` | `${string}/json;${string}` | `${string}+json` | `${string}+json;${string}`;

type AnyBody<Response> = Response extends { content: infer Content } ? Content[keyof Content] : undefined;
