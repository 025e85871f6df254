import { isJson, type Json, type Node, type Walker } from "../document/node.ts";
import type { Place } from "../document/place.ts";

/** One of the forms of a body: a choice from each `oneOf` and `anyOf` of its schema, with every `allOf` merged. */
export interface BodyForm {
  /** The schema that represents this form: the alternative that was chosen, or the body's schema if there is none. */
  readonly owner: Node;
  /** The schema objects that all apply together, by identity: the schema itself, and those in its `allOf`s. */
  readonly parts: readonly Node[];
  /** Properties by name, each with every schema that the parts have for it. */
  readonly properties: ReadonlyMap<string, readonly Node[]>;
  /** Walks the document from the form's schemas inwards. */
  readonly walker: Walker;
}

/** An `allOf` of many `oneOf`s multiplies their forms. Forms beyond this limit are dropped, to keep reading linear. */
const MOST_FORMS = 64;
const DEEPEST = 40;
/** Schemas that refer to each other can have too many combinations to try. Beyond this limit, schemas are ignored. */
const MOST_STEPS = 4_000;

/**
 * Reads the forms that a schema allows. A cycle ends where it closes.
 *
 * @param walker - walks the document
 * @param schema - the body's schema
 * @returns the forms, at least one for any schema
 */
export function readForms(walker: Walker, schema: Node): readonly BodyForm[] {
  return choicesOf(walker, schema).map((choice) => new LazyForm(walker, choice));
}

/** One choice among the alternatives of a schema. */
export interface Choice {
  readonly owner: Node;
  readonly parts: readonly Node[];
}

/**
 * The choices that the `oneOf`s and `anyOf`s of a schema allow, each with every `allOf` merged.
 *
 * @param walker - walks the document
 * @param schema - the schema
 * @returns at least one choice for any schema
 */
export function choicesOf(walker: Walker, schema: Node): readonly Choice[] {
  return expand(walker, schema, new Set(), { left: MOST_STEPS });
}

function expand(walker: Walker, schema: Node, above: ReadonlySet<unknown>, steps: { left: number }): readonly Choice[] {
  const ends = !isJson(schema.value) || above.has(schema.value) || above.size > DEEPEST;
  if (ends || steps.left-- <= 0) return [{ owner: schema, parts: [] }];
  const seen = new Set(above).add(schema.value);
  let choices: readonly Choice[] = [{ owner: schema, parts: [schema] }];
  for (const [, part] of walker.children(walker.child(schema, "allOf"))) {
    choices = product(choices, expand(walker, part, seen, steps), (choice) => choice.owner);
  }
  for (const keyword of ["oneOf", "anyOf"]) {
    const options = walker
      .children(walker.child(schema, keyword))
      .flatMap(([, option]) => expand(walker, option, seen, steps));
    if (options.length > 0) choices = product(choices, options, (_, option) => option.owner);
  }
  // Since 3.1 a `$ref` may have siblings, and both apply.
  if (schema.beside) {
    const beside: Node = { ...schema, value: schema.beside, place: schema.slot, ref: undefined, beside: undefined };
    choices = product(choices, expand(walker, beside, seen, steps), (choice) => choice.owner);
  }
  return choices;
}

function product(
  left: readonly Choice[],
  right: readonly Choice[],
  ownerOf: (left: Choice, right: Choice) => Node,
): readonly Choice[] {
  return left
    .flatMap((a) => right.map((b) => ({ owner: ownerOf(a, b), parts: union(a.parts, b.parts) })))
    .slice(0, MOST_FORMS);
}

/** Merges two lists, each schema once. */
function union(left: readonly Node[], right: readonly Node[]): readonly Node[] {
  return left.concat(right.filter(({ value }) => !left.some((part) => part.value === value)));
}

/**
 * A form whose properties are read lazily: most bodies of a document belong to successes, whose properties are never
 * needed.
 */
class LazyForm implements BodyForm {
  readonly owner: Node;
  readonly parts: readonly Node[];
  readonly walker: Walker;
  #properties: ReadonlyMap<string, readonly Node[]> | undefined;

  constructor(walker: Walker, { owner, parts }: Choice) {
    this.owner = owner;
    this.parts = parts;
    this.walker = walker;
  }

  get properties(): ReadonlyMap<string, readonly Node[]> {
    this.#properties ??= readProperties(this.walker, this.parts);
    return this.#properties;
  }
}

function readProperties(walker: Walker, parts: readonly Node[]): ReadonlyMap<string, readonly Node[]> {
  const properties = new Map<string, Node[]>();
  for (const part of parts) {
    const own = walker.child(part, "properties");
    // Not `children()`, which skips extensions: a property may well be named `x-something`.
    for (const name of isJson(own?.value) ? Object.keys(own.value) : []) {
      const schema = own && walker.child(own, name);
      if (schema) properties.set(name, (properties.get(name) ?? []).concat(schema));
    }
  }
  return properties;
}

/**
 * The name of a schema: the key under which it is defined, or its file's name.
 *
 * @param place - where the schema is
 * @returns the name, or `undefined` for an inline schema
 * @example
 * nameOf({ path: [], base: "", keys: ["components", "schemas", "Error"] }); // "Error"
 */
export function nameOf(place: Place): string | undefined {
  const { keys, base } = place;
  if (keys.length === 0)
    return (
      base
        .split(/[/\\]/)
        .at(-1)
        ?.replace(/\.(ya?ml|json)$/, "") || undefined
    );
  const holder = keys.at(-2);
  const named =
    (keys.length === 3 && keys[0] === "components") || holder === "$defs" || (base !== "" && keys.length === 1);
  return named ? String(keys.at(-1)) : undefined;
}

/** The string under a key of an object, unless it is blank. */
export function text(json: Json, key: string): string | undefined {
  const value = json[key];
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
