import { at, entriesOf, type Json, type JsonObject } from "./specification.ts";

/** One operation of the document. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The first segment of the path: what the operation is about, and the key of its examples in shared responses. */
  readonly family: string;
  /** The Operation Object. */
  readonly node: JsonObject;
  readonly responses: ReadonlyMap<string, Json>;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * The operations of a resolved document, in its order.
 *
 * @example
 * operationsOf(document).map(({ id }) => id); // ["listApiLogs", ...]
 */
export function operationsOf(document: JsonObject): Operation[] {
  return entriesOf(at(document, "paths")).flatMap(([path, item]) =>
    entriesOf(item).flatMap(([method, node]) =>
      METHODS.includes(method)
        ? [
            {
              id: String(at(node, "operationId")),
              method: method.toUpperCase(),
              path,
              family: path.split("/")[1] ?? "",
              node: Object.fromEntries(entriesOf(node)),
              responses: new Map(entriesOf(at(node, "responses"))),
            },
          ]
        : [],
    ),
  );
}
