import type { FastifyRequest } from "fastify";
import type { Owner } from "./caller.ts";
import type { Input } from "./request/check-request.ts";

/** A request that has passed every check that the document asks for. */
export interface Call extends Input {
  /** Who calls; `undefined` in an operation that is public. */
  readonly caller: Owner | undefined;
  readonly request: FastifyRequest;
}

/** What an operation answers when it succeeds; it fails by throwing a `ContractError`. */
export type Answer =
  | {
      readonly status: number;
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly status: number;
      /** One JSON value a line. Read as fast as the caller takes them. */
      readonly lines: AsyncIterable<unknown>;
      readonly mediaType: string;
    };

/** Serves one operation. */
export type Handler = (call: Call) => Promise<Answer>;

/** The handlers of a service, by `operationId`. */
export type Handlers = Readonly<Record<string, Handler>>;
