import type { paths } from "@error-contract/api";
import type { KeyCaller } from "../../accounts/key-caller.ts";
import type { Call, Handler } from "../../plugin/handler.ts";

type Method = "get" | "post" | "patch" | "delete";

/** The parameters of one kind. The document gives `limit` a default, which is there when the caller gave none. */
type Parameters<Operation, Where extends string> = Operation extends { parameters: infer All }
  ? Where extends keyof All
    ? Required<Pick<NonNullable<All[Where]>, keyof NonNullable<All[Where]> & "limit">> & NonNullable<All[Where]>
    : unknown
  : unknown;

type Body<Operation> = Operation extends { requestBody: { content: { "application/json": infer Json } } }
  ? Json
  : undefined;

type Answers<Operation> = Operation extends { responses: infer All }
  ? { [Status in keyof All & (200 | 201)]: Success<Status, All[Status]> }[keyof All & (200 | 201)]
  : never;

type Success<Status, Response> = Response extends { content: infer Content }
  ? {
      [Media in keyof Content]: Media extends "application/json"
        ? {
            readonly status: Status & number;
            readonly body: Content[Media];
            readonly headers?: Readonly<Record<string, string>>;
          }
        : {
            readonly status: Status & number;
            readonly mediaType: Media & string;
            readonly lines: AsyncIterable<Content[Media]>;
          };
    }[keyof Content]
  : never;

/** A request of one operation, in the types that the document gives it. */
export interface TypedCall<Operation> extends Pick<Call, "request"> {
  readonly caller: KeyCaller;
  readonly path: Parameters<Operation, "path">;
  readonly query: Parameters<Operation, "query">;
  readonly body: Body<Operation>;
}

/**
 * Gives a handler the types of its operation.
 *
 * @param handle Serves the operation.
 * @returns The handler for the plugin.
 * @example serve<"/api-keys/{api_key_id}", "get">(async ({ path, caller }) => ({ status: 200, body: await find(path.api_key_id) }));
 */
export function serve<Path extends keyof paths, Verb extends Method>(
  handle: (call: TypedCall<paths[Path][Verb]>) => Promise<Answers<paths[Path][Verb]>>,
): Handler {
  // The plugin checks each request against the document that the types are made from, and this server's authenticator gives
  // KeyCallers; every operation of the document is secured.
  return (call) => handle(call as unknown as TypedCall<paths[Path][Verb]>);
}
