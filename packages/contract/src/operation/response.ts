import { isJson, type Node, type Walker } from "../document/node.ts";
import { below, type Place } from "../document/place.ts";
import { type BodyForm, nameOf } from "../schema/form.ts";
import { type Example, readExamples } from "./example.ts";

/** One media type of a response. */
export interface Content {
  /** The media type as written, parameters included. */
  readonly mediaType: string;
  readonly schema: Node | undefined;
  /** The forms of the body; empty without a schema. */
  readonly forms: readonly BodyForm[];
  readonly examples: readonly Example[];
}

/** A Response Object, read once, however many operations refer to it. */
export interface ResponseObject {
  /** Its name under `components.responses`, or its file's name; `undefined` if it is inline in an operation. */
  readonly name: string | undefined;
  readonly place: Place;
  /** The object in the source: two operations share a response if this is the same object. */
  readonly source: object;
  readonly description: string | undefined;
  readonly content: readonly Content[];
  /** Where `content` is, if it is a `$ref`. OpenAPI does not allow one there, but split documents have them. */
  readonly contentElsewhere: Place | undefined;
  /** The headers' names as written, with their places. */
  readonly headers: ReadonlyMap<string, Place>;
}

/**
 * Reads a Response Object.
 *
 * @param walker - walks the document
 * @param node - the response, its `$ref` followed
 * @param readForms - reads the forms of a body
 * @returns the response, or `undefined` if it is not an object (a dead reference)
 */
export function readResponse(
  walker: Walker,
  node: Node,
  readForms: (schema: Node) => readonly BodyForm[],
): ResponseObject | undefined {
  if (!isJson(node.value)) return undefined;
  const description = node.value["description"];
  const content = walker.child(node, "content");
  return {
    name: nameOf(node.place),
    place: node.place,
    source: node.value,
    description: typeof description === "string" ? description : undefined,
    content: walker.children(content).map(([mediaType, media]) => {
      const schema = walker.child(media, "schema");
      return {
        mediaType,
        schema,
        forms: schema ? readForms(schema) : [],
        examples: readExamples(walker, media, schema),
      };
    }),
    contentElsewhere: content?.ref === undefined ? undefined : content.place,
    headers: readHeaders(walker, walker.child(node, "headers")),
  };
}

/**
 * Finds where a media type of a response is. The place is computed, not stored: in a document with inline responses,
 * these places would take an eighth of the model's memory.
 *
 * @param response - the response
 * @param content - one of its media types
 * @returns the place of the media type's own object
 * @example
 * const [content] = response.content;
 * content && toPointer(contentPlace(response, content).keys); // "#/components/responses/NotFound/content/application~1json"
 */
export function contentPlace({ place, contentElsewhere }: ResponseObject, { mediaType }: Content): Place {
  return below(contentElsewhere ?? below(place, "content"), mediaType);
}

/** Most responses of a large document have none; an empty map for each would double their memory. */
const NO_HEADERS: ReadonlyMap<string, Place> = new Map();

function readHeaders(walker: Walker, headers: Node | undefined): ReadonlyMap<string, Place> {
  const entries = walker.children(headers).map(([name, header]) => [name, header.slot] as const);
  return entries.length > 0 ? new Map(entries) : NO_HEADERS;
}
