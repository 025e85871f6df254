import { at, entriesOf, type Json, type JsonObject } from "./specification.ts";

/** One operation of the document. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The Operation Object. */
  readonly node: JsonObject;
  readonly responses: ReadonlyMap<string, Json>;
}

/**
 * Lists the operations of a resolved document, in document order.
 *
 * @example
 * operationsOf(document).map(({ id }) => id); // ["listApiLogs", ...]
 */
export function operationsOf(document: JsonObject): Operation[] {
  return entriesOf(at(document, "paths")).flatMap(([path, item]) =>
    entriesOf(item).flatMap(([method, node]) =>
      at(node, "responses") !== undefined // other keys of a path item are not operations
        ? [
            {
              id: String(at(node, "operationId")),
              method: method.toUpperCase(),
              path,
              node: Object.fromEntries(entriesOf(node)),
              responses: new Map(entriesOf(at(node, "responses"))),
            },
          ]
        : [],
    ),
  );
}
