import type { HttpStatus, IsSuccess, StatusesOf } from "./status.ts";
import type { UnexpectedResponse } from "./unexpected.ts";

interface Answer {
  /** The answer as `fetch` gave it. Its body has been read, unless the call asked for a stream. */
  readonly response: Response;
  /** Method and path template: `GET /api-logs/{api_log_id}`. */
  readonly operation: string;
  /** How many requests were sent for this call: more than 1 after a retry or a renewed token. */
  readonly attempts: number;
}

/**
 * A call that did what it was asked for.
 *
 * @example
 * const first = (result: Success<200, string[]>) => result.data[0];
 */
export interface Success<Status extends number = number, Data = unknown> extends Answer {
  readonly ok: true;
  readonly status: Status;
  readonly data: Data;
  readonly error?: never;
}

/**
 * A call that failed, with the error that the API gave, or `unexpected_response`.
 *
 * @example
 * const log = ({ operation, status, attempts }: Failure) => console.error(operation, status, attempts);
 */
export interface Failure<Status extends number = number, Error = unknown> extends Answer {
  readonly ok: false;
  readonly status: Status;
  readonly data?: never;
  readonly error: Error;
}

/**
 * What can come of a call to any operation: see `ok`.
 *
 * @example
 * const count = (results: readonly AnyResult[]) => results.filter(({ ok }) => ok).length;
 */
export type AnyResult = Success | Failure;

/**
 * What can come of a call to an operation, computed from its `responses`: one member for each status and form of the body,
 * and `unexpected_response` with any status. See `ok`, then `status` or `error.code`.
 *
 * @example
 * type Created = Result<paths["/api-keys"]["post"]>;
 */
export type Result<Operation, Init = unknown> = Operation extends { responses: infer Responses }
  ? Outcomes<Responses, Init> | Undescribed<Responses> | Failure<HttpStatus, UnexpectedResponse>
  : AnyResult;

type Outcomes<Responses, Init> = {
  [Key in keyof Responses]: IsSuccess<Key> extends true
    ? Success<StatusesOf<Key, keyof Responses>, Data<Responses[Key], Init>>
    : Failures<StatusesOf<Key, keyof Responses>, JsonBody<Responses[Key]>>;
}[keyof Responses];

/** A success that the document says nothing of, where it describes none. */
type Undescribed<Responses> = true extends { [Key in keyof Responses]: IsSuccess<Key> }[keyof Responses]
  ? never
  : Success<StatusesOf<"2XX", never>, unknown>;

/** One member for each form of the body, with the statuses the form can come with: those it pins, where it pins any. */
type Failures<Status extends number, Body> = Body extends { status: infer Pinned extends number }
  ? number extends Pinned
    ? Failure<Status, Body>
    : Extract<Pinned, Status> extends infer Possible extends number
      ? [Possible] extends [never]
        ? never
        : Failure<Possible, Body>
      : never
  : unknown extends Body
    ? Failure<Status, Readonly<Record<string, unknown>>>
    : Failure<Status, Body>;

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
