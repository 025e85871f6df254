import { isJson, type Node, type Walker } from "./node.ts";
import type { Place } from "./place.ts";
import { type BodyForm, nameOf } from "./schema.ts";

/** An example of a body, as the document gives it. */
export interface Example {
  readonly value: unknown;
  readonly place: Place;
}

/** What a response says of one media type. */
export interface Content {
  /** The media type as written, parameters included. */
  readonly mediaType: string;
  readonly place: Place;
  readonly schema: Node | undefined;
  /** The forms of the body; empty without a schema. */
  readonly forms: readonly BodyForm[];
  readonly examples: readonly Example[];
}

/** A response object. It is read once, however many operations refer to it. */
export interface ResponseBody {
  /** Its name under `components.responses`, or its file's name; `undefined` when it is written in an operation. */
  readonly name: string | undefined;
  readonly place: Place;
  /** The object in the source: two operations share a response when this is the same object. */
  readonly source: object;
  readonly description: string | undefined;
  readonly content: readonly Content[];
  /** The headers' names as written, with their places. */
  readonly headers: ReadonlyMap<string, Place>;
}

/**
 * Reads a response object.
 *
 * @param walker walks the document
 * @param node the response, its `$ref` followed
 * @param readForms reads the forms of a body
 * @returns the response, or `undefined` when there is no object (a reference to nothing)
 */
export function readResponse(
  walker: Walker,
  node: Node,
  readForms: (schema: Node) => readonly BodyForm[],
): ResponseBody | undefined {
  if (!isJson(node.value)) return undefined;
  const description = node.value["description"];
  return {
    name: nameOf(node.place),
    place: node.place,
    source: node.value,
    description: typeof description === "string" ? description : undefined,
    content: walker.children(walker.child(node, "content")).map(([mediaType, media]) => {
      const schema = walker.child(media, "schema");
      return {
        mediaType,
        place: media.slot,
        schema,
        forms: schema ? readForms(schema) : [],
        examples: readExamples(walker, media),
      };
    }),
    headers: readHeaders(walker, walker.child(node, "headers")),
  };
}

/** Most responses of a large document declare none; an empty map for each would weigh as much as the rest of it. */
const NO_HEADERS: ReadonlyMap<string, Place> = new Map();

function readHeaders(walker: Walker, headers: Node | undefined): ReadonlyMap<string, Place> {
  const entries = walker.children(headers).map(([name, header]) => [name, header.slot] as const);
  return entries.length > 0 ? new Map(entries) : NO_HEADERS;
}

function readExamples(walker: Walker, media: Node): readonly Example[] {
  const single = walker.child(media, "example");
  const named = walker.children(walker.child(media, "examples")).flatMap(([, example]) => {
    const value = walker.child(example, "value");
    return value ? [value] : [];
  });
  const inSchema = walker.child(media, "schema");
  const own = inSchema && [
    walker.child(inSchema, "example"),
    ...walker.children(walker.child(inSchema, "examples")).map(([, example]) => example),
  ];
  return [single, ...named, ...(own ?? [])].flatMap((node) => (node ? [{ value: node.value, place: node.place }] : []));
}
