import type { Readable } from "node:stream";

/** What an operation answers when it succeeds; it fails by throwing a `ContractError`. */
export type Answer = BodyAnswer | LinesAnswer;

/** An answer that is sent at once. */
export interface BodyAnswer {
  readonly status: number;
  /** Sent as JSON, or as it is where `mediaType` is another; nothing is sent when it is absent. */
  readonly body?: unknown;
  /** @default "application/json" */
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is sent as it comes: one JSON value a line, read as fast as the caller takes them. */
export interface LinesAnswer {
  readonly status: number;
  readonly lines: AsyncIterable<unknown>;
  /** `application/x-ndjson` or the like. */
  readonly mediaType: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The successful answers that a document describes for an operation, as openapi-typescript writes them.
 *
 * @typeParam Operation - a member of `operations`; of `unknown`, any answer
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
