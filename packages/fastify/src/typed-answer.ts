import type { Readable } from "node:stream";

/** The successful response of an operation. To respond with an error, throw a `ContractError`. */
export type Answer = BodyAnswer | LinesAnswer;

/** A response that is sent as a whole. */
export interface BodyAnswer {
  /** The HTTP status of a success. */
  readonly status: number;
  /** The body: sent as JSON, or unchanged if `mediaType` is not JSON. Omit it to send none. */
  readonly body?: unknown;
  /**
   * The media type of the body.
   *
   * @default "application/json"
   */
  readonly mediaType?: string;
  /**
   * Further headers of the response.
   *
   * @default none
   */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A response that is streamed: one JSON value per line, read as fast as the caller receives them. */
export interface LinesAnswer {
  /** The HTTP status of a success. */
  readonly status: number;
  /** The values, one per line. */
  readonly lines: AsyncIterable<unknown>;
  /** The media type, such as `application/x-ndjson`. */
  readonly mediaType: string;
  /**
   * Further headers of the response.
   *
   * @default none
   */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The successful responses that a document describes for an operation, in openapi-typescript's form.
 *
 * @typeParam Operation - a member of `operations`; `unknown` stands for any response
 */
export type AnswerOf<Operation> = Operation extends { responses: infer All }
  ? [Described<All>] extends [never]
    ? Answer
    : Described<All>
  : Answer;

type Described<Responses> = {
  [Key in keyof Responses]: Key extends string | number
    ? `${Key}` extends `2${string}` | `3${string}`
      ? Of<Key extends number ? Key : number, Responses[Key]>
      : never
    : never;
}[keyof Responses];

interface Head<Status> {
  readonly status: Status;
  /**
   * Further headers of the response.
   *
   * @default none
   */
  readonly headers?: Readonly<Record<string, string>>;
}

type Of<Status, Response> = Response extends { content?: never }
  ? Head<Status> & { readonly body?: undefined }
  : Response extends { content: infer Content }
    ? { [Media in keyof Content]: As<Status, Media & string, Content[Media]> }[keyof Content]
    : never;

type As<Status, Media extends string, Value> = Media extends `${string}${"ndjson" | "jsonl" | "json-seq"}${string}`
  ? Head<Status> & { readonly mediaType: Media; readonly lines: AsyncIterable<Value> }
  : Media extends `application/json${string}`
    ? Head<Status> & { readonly mediaType?: Media; readonly body: Value }
    : Media extends `${string}json${string}`
      ? Head<Status> & { readonly mediaType: Media; readonly body: Value }
      : Head<Status> & { readonly mediaType: Media; readonly body: Value | Uint8Array | Readable };
