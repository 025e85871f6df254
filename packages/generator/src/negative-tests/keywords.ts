import { isJson, type Json, type Node, type Walker } from "@error-contract/contract";

/** What a schema requires of every value, with its `allOf`s merged. */
export interface Keywords {
  /** `minLength`, `pattern` and so on; `required` is the union, `type` a list. */
  readonly own: Json;
  /** Whether there are alternatives, any of which may allow a value: only `own` applies to all of them. */
  readonly hasAlternatives: boolean;
  readonly properties: ReadonlyMap<string, Node>;
  readonly items: Node | undefined;
}

/** Cuts off schemas that refer to each other in a cycle. */
const DEEPEST = 12;

/**
 * Reads what a schema requires.
 *
 * @param walker - walks the document
 * @param schema - the schema
 * @returns its keywords; OpenAPI 3.0's `nullable` becomes the type `null`, and a boolean `exclusiveMinimum` a number
 */
export function keywordsOf(walker: Walker, schema: Node): Keywords {
  const parts = partsOf(walker, schema, DEEPEST);
  const own: Record<string, unknown> = {};
  const properties = new Map<string, Node>();
  let items: Node | undefined;
  for (const part of parts) {
    if (!isJson(part.value)) continue;
    const required = [own["required"] ?? [], part.value["required"] ?? []].flat();
    Object.assign(own, part.value, { required });
    const under = walker.child(part, "properties");
    // Not `children()`, which is for OpenAPI's own keys.
    for (const name of isJson(under?.value) ? Object.keys(under.value) : []) {
      const property = under && walker.child(under, name);
      if (property) properties.set(name, property);
    }
    items = walker.child(part, "items") ?? items;
  }
  const hasAlternatives = parts.some(
    ({ value }) => isJson(value) && ("oneOf" in value || "anyOf" in value || "not" in value || "if" in value),
  );
  return { own: modern(own), hasAlternatives, properties, items };
}

function partsOf(walker: Walker, schema: Node, depth: number): readonly Node[] {
  if (depth === 0 || !isJson(schema.value)) return [];
  const all = walker.children(walker.child(schema, "allOf")).flatMap(([, part]) => partsOf(walker, part, depth - 1));
  const beside: readonly Node[] = schema.beside ? [{ ...schema, value: schema.beside, beside: undefined }] : [];
  return [...all, schema, ...beside];
}

/** Converts keywords to the notation of OpenAPI 3.1's JSON Schema. */
function modern(own: Json): Json {
  const { type, nullable, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = own;
  const types = type === undefined ? [] : [type].flat();
  return {
    ...own,
    type: nullable === true && types.length > 0 ? [...types, "null"] : types,
    minimum: exclusiveMinimum === true ? undefined : minimum,
    maximum: exclusiveMaximum === true ? undefined : maximum,
    exclusiveMinimum: exclusiveMinimum === true ? minimum : exclusiveMinimum,
    exclusiveMaximum: exclusiveMaximum === true ? maximum : exclusiveMaximum,
  };
}
