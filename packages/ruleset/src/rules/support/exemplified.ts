import { type BodyForm, isJson, type Node, type Walker } from "@error-contract/contract";

const DEEPEST = 6;
/** Nested alternatives multiply. Beyond this many steps, nothing counts as shown. */
const MOST_STEPS = 1_000;
const KEYWORDS = ["example", "examples", "const", "default", "enum"] as const;

/**
 * Whether a form of a body shows what it looks like without its own example: each property that it needs has an example
 * itself, including those inside objects and list items.
 *
 * @param walker - walks the document
 * @param form - the form
 * @returns false if a required property, or any property of a body without required ones, shows nothing
 */
export function isExemplified(walker: Walker, { properties, parts }: BodyForm): boolean {
  const steps = { left: MOST_STEPS };
  const required = new Set(parts.flatMap(({ value }) => requiredBy(value)));
  const shown = [...properties].map(([name, schemas]) => ({
    shows: schemas.some((schema) => showsValue(walker, schema, steps, 0)),
    needed: required.size === 0 || required.has(name),
  }));
  return shown.some(({ shows }) => shows) && shown.every(({ shows, needed }) => shows || !needed);
}

function requiredBy(schema: unknown): readonly unknown[] {
  const required = isJson(schema) ? schema["required"] : undefined;
  return Array.isArray(required) ? required : [];
}

function showsValue(walker: Walker, schema: Node, steps: { left: number }, depth: number): boolean {
  const { value, beside } = schema;
  if (!isJson(value) || depth > DEEPEST || steps.left-- <= 0) return false;
  if (KEYWORDS.some((keyword) => Object.hasOwn(value, keyword) || (beside && Object.hasOwn(beside, keyword))))
    return true;
  const below = (node: Node | undefined): boolean => node !== undefined && showsValue(walker, node, steps, depth + 1);
  const properties = walker.child(schema, "properties");
  if (isJson(properties?.value)) {
    const names = Object.keys(properties.value);
    // Not `children()`, which skips extensions: a property may well be named `x-something`.
    return names.length > 0 && names.every((name) => below(properties && walker.child(properties, name)));
  }
  if (below(walker.child(schema, "items"))) return true;
  const parts = (keyword: string): readonly Node[] =>
    walker.children(walker.child(schema, keyword)).map(([, part]) => part);
  return parts("allOf").some(below) || [...parts("oneOf"), ...parts("anyOf")].some(below) || isFreeForm(value);
}

/** An object about which nothing is known has nothing to show. */
function isFreeForm(schema: Readonly<Record<string, unknown>>): boolean {
  return schema["type"] === "object" && !isJson(schema["additionalProperties"]) && !("allOf" in schema);
}
