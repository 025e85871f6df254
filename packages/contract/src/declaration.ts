import { isExtension, isJson, type Node, type Walker } from "./node.ts";
import type { Place } from "./place.ts";
import type { ResponseBody } from "./response.ts";
import { type BodyForm, type Fields, readForms, text } from "./schema.ts";

/** The contract that a document declares about itself: `x-error-contract` at its root. */
export interface Declaration {
  readonly place: Place;
  /** The schema that every error body has. */
  readonly envelope: Node | undefined;
  /** The forms of the envelope; empty without one. */
  readonly envelopeForms: readonly BodyForm[];
  /** The shared response of each status and range, by key. */
  readonly responses: ReadonlyMap<string, ResponseBody>;
  /** Where the entry of each status and range stands, before its `$ref` is followed: also of those whose response is missing. */
  readonly entries: ReadonlyMap<string, Place>;
}

/**
 * The properties that hold code and status, where the document names them.
 *
 * @param walker walks the document
 * @param otherwise the names that hold for what the document does not name
 * @returns `x-error-contract.fields`, completed
 */
export function readFields(walker: Walker, otherwise: Fields = { code: "code", status: "status" }): Fields {
  const extension = walker.child(walker.root, "x-error-contract");
  const fields = extension && walker.child(extension, "fields")?.value;
  const named = isJson(fields) ? fields : {};
  return { code: text(named, "code") ?? otherwise.code, status: text(named, "status") ?? otherwise.status };
}

/**
 * Reads `x-error-contract`.
 *
 * @param walker walks the document
 * @param fields which properties of the envelope hold the code and the status
 * @param readResponse reads a response, and gives the same object for the same source
 * @returns the declaration, or `undefined` for a document without one
 */
export function readDeclaration(
  walker: Walker,
  fields: Fields,
  readResponse: (node: Node) => ResponseBody | undefined,
): Declaration | undefined {
  const extension = walker.child(walker.root, "x-error-contract");
  if (!isJson(extension?.value)) return undefined;
  const named = walker.child(extension, "envelope");
  const envelope = isJson(named?.value) ? named : undefined;
  const responses = new Map<string, ResponseBody>();
  const entries = new Map<string, Place>();
  for (const [key, node] of walker.children(walker.child(extension, "responses"))) {
    if (isExtension(key)) continue;
    entries.set(key, node.slot);
    const response = readResponse(node);
    if (response) responses.set(key, response);
  }
  return {
    place: extension.place,
    envelope,
    envelopeForms: envelope ? readForms(walker, envelope, fields) : [],
    responses,
    entries,
  };
}
