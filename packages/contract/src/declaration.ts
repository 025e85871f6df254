import { isJson, type Node, type Walker } from "./node.ts";
import type { Place } from "./place.ts";
import type { ResponseBody } from "./response.ts";
import { type Fields, text } from "./schema.ts";

/** The contract that a document declares about itself: `x-error-contract` at its root. */
export interface Declaration {
  readonly place: Place;
  /** The schema that every error body has. */
  readonly envelope: Node | undefined;
  /** The shared response of each status and range, by key. */
  readonly responses: ReadonlyMap<string, ResponseBody>;
}

/**
 * The properties that hold code and status, where the document names them.
 *
 * @param walker walks the document
 * @returns `x-error-contract.fields`, with `code` and `status` for what it leaves out
 */
export function readFields(walker: Walker): Fields {
  const extension = walker.child(walker.root, "x-error-contract");
  const fields = extension && walker.child(extension, "fields")?.value;
  const named = isJson(fields) ? fields : {};
  return { code: text(named, "code") ?? "code", status: text(named, "status") ?? "status" };
}

/**
 * Reads `x-error-contract`.
 *
 * @param walker walks the document
 * @param readResponse reads a response, and gives the same object for the same source
 * @returns the declaration, or `undefined` for a document without one
 */
export function readDeclaration(
  walker: Walker,
  readResponse: (node: Node) => ResponseBody | undefined,
): Declaration | undefined {
  const extension = walker.child(walker.root, "x-error-contract");
  if (!isJson(extension?.value)) return undefined;
  const envelope = walker.child(extension, "envelope");
  const responses = walker.children(walker.child(extension, "responses")).flatMap(([key, node]) => {
    const response = readResponse(node);
    return response ? [[key, response] as const] : [];
  });
  return {
    place: extension.place,
    envelope: isJson(envelope?.value) ? envelope : undefined,
    responses: new Map(responses),
  };
}
