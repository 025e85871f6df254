import { isJson, type Node, type Walker } from "../document/node.ts";
import type { Place } from "../document/place.ts";
import { type Example, readExamples } from "./example.ts";

/** A media type of a request body or a parameter. */
export interface RequestContent {
  /** The media type as written, parameters included. */
  readonly mediaType: string;
  readonly schema: Node | undefined;
  readonly examples: readonly Example[];
}

/** The body that an operation accepts. */
export interface RequestBody {
  readonly place: Place;
  readonly required: boolean;
  readonly content: readonly RequestContent[];
}

/**
 * Reads the body that an operation accepts.
 *
 * @param walker - walks the document
 * @param body - the request body, its `$ref` followed
 * @returns the body; `undefined` if it is not an object, for example because its reference does not resolve
 */
export function readRequestBody(walker: Walker, body: Node | undefined): RequestBody | undefined {
  if (!isJson(body?.value)) return undefined;
  return {
    place: body.place,
    required: body.value["required"] === true,
    content: readContent(walker, walker.child(body, "content")),
  };
}

/**
 * Reads the media types of a `content`.
 *
 * @param walker - walks the document
 * @param content - the `content`, if there is one
 * @returns the media types, in the document's order
 */
export function readContent(walker: Walker, content: Node | undefined): readonly RequestContent[] {
  return walker.children(content).map(([mediaType, media]) => {
    const schema = walker.child(media, "schema");
    return { mediaType, schema, examples: readExamples(walker, media, schema) };
  });
}
