import type { Node, Walker } from "../document/node.ts";
import type { Place } from "../document/place.ts";

/** An example in the document. */
export interface Example {
  readonly value: unknown;
  readonly place: Place;
}

/** Most media types of a large document have none; an empty list for each would double their memory. */
const NO_EXAMPLES: readonly Example[] = [];

/**
 * Reads the examples of a media type or a parameter: its own, then those of its schema.
 *
 * @param walker - walks the document
 * @param owner - the media type or the parameter
 * @param schema - its schema
 * @returns the examples; for those in `examples`, their values
 */
export function readExamples(walker: Walker, owner: Node, schema: Node | undefined): readonly Example[] {
  const single = walker.child(owner, "example");
  const named = walker.children(walker.child(owner, "examples")).flatMap(([, example]) => {
    const value = walker.child(example, "value");
    return value ? [value] : [];
  });
  const own = schema && [
    walker.child(schema, "example"),
    ...walker.children(walker.child(schema, "examples")).map(([, example]) => example),
  ];
  const found = [single, ...named, ...(own ?? [])].filter((node) => node !== undefined);
  return found.length > 0 ? found.map(({ value, place }) => ({ value, place })) : NO_EXAMPLES;
}
