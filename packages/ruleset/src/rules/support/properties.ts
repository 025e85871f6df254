import { type BodyForm, isJson, type Node, type Walker } from "@error-contract/contract";

/** A property of a body, at any depth. */
export interface DeepProperty {
  readonly name: string;
  /** Its names from the body down: `error.stack`; a list adds nothing. */
  readonly at: string;
  readonly schema: Node;
}

const DEEPEST = 5;
/** Nested alternatives multiply. Anything beyond this many steps is not read, to keep reading linear. */
const MOST_STEPS = 1_000;

/**
 * Finds every property of some forms of a body, including those inside objects and lists.
 *
 * @param walker - walks the document
 * @param forms - the forms
 * @returns each property once, by its place in the source
 */
export function deepProperties(walker: Walker, forms: readonly BodyForm[]): readonly DeepProperty[] {
  const found = new Map<string, DeepProperty>();
  let steps = 0;
  const add = (name: string, above: string, schema: Node, depth: number): void => {
    const key = [schema.slot.base, ...schema.slot.keys].join("\n");
    if (depth > DEEPEST || found.has(key)) return;
    const at = above === "" ? name : `${above}.${name}`;
    found.set(key, { name, at, schema });
    inside(schema, at, depth);
  };
  const inside = (schema: Node, at: string, depth: number): void => {
    if (depth > DEEPEST || steps++ > MOST_STEPS) return;
    const properties = walker.child(schema, "properties");
    for (const name of isJson(properties?.value) ? Object.keys(properties.value) : []) {
      const property = properties && walker.child(properties, name);
      if (property) add(name, at, property, depth + 1);
    }
    const items = walker.child(schema, "items");
    if (items) inside(items, at, depth + 1);
    for (const keyword of ["allOf", "oneOf", "anyOf"]) {
      for (const [, part] of walker.children(walker.child(schema, keyword))) inside(part, at, depth + 1);
    }
  };
  for (const { properties } of forms) {
    for (const [name, schemas] of properties) for (const schema of schemas) add(name, "", schema, 0);
  }
  return [...found.values()];
}
