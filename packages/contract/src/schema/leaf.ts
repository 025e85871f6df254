import { isJson, type Node, type Walker } from "../document/node.ts";
import { type Choice, choicesOf } from "./form.ts";
import { insideOf } from "./listing.ts";
import { ANY, keysOfPointer, pointerOf, type ShapePointer } from "./pointer.ts";

/** The JSON types. An `integer` is a number. */
export type Kind = "string" | "number" | "boolean" | "object" | "array" | "null";

/** A place in a body that its schema describes. */
export interface Leaf {
  readonly pointer: ShapePointer;
  readonly keys: readonly string[];
  /** The types that its schema allows; empty if the schema gives none. */
  readonly kinds: ReadonlySet<Kind>;
  readonly schemas: readonly Node[];
}

/** Deeper levels and further places are data, not part of an envelope. */
const DEEPEST = 4;
const MOST_LEAVES = 120;

/**
 * The places of a body, from the outside inwards.
 *
 * @param walker - walks the document
 * @param form - one form of the body
 * @returns the places by pointer, without the body itself
 */
export function leavesOf(walker: Walker, form: Choice): ReadonlyMap<ShapePointer, Leaf> {
  const leaves = new Map<ShapePointer, Leaf>();
  let level: readonly { readonly keys: readonly string[]; readonly parts: readonly Node[] }[] = [
    { keys: [], parts: form.parts },
  ];
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next: { keys: readonly string[]; parts: readonly Node[] }[] = [];
    for (const { keys, parts } of level) {
      for (const [key, schemas] of childrenOf(walker, parts)) {
        if (leaves.size >= MOST_LEAVES) return leaves;
        const all = partsOf(walker, schemas);
        const inner = keys.concat(key);
        const pointer = pointerOf(inner);
        leaves.set(pointer, { pointer, keys: inner, kinds: kindsOfParts(all), schemas });
        next.push({ keys: inner, parts: all });
      }
    }
    level = next;
  }
  return leaves;
}

/**
 * The schemas that a body's form has at a pointer.
 *
 * @param walker - walks the document
 * @param form - one form of the body
 * @param pointer - the place
 * @returns the schemas, alternatives included; none if the form does not have the place
 */
export function schemasIn(walker: Walker, form: Choice, pointer: ShapePointer): readonly Node[] {
  let schemas: readonly Node[] = form.parts;
  for (const [depth, key] of keysOfPointer(pointer).entries()) {
    const parts = depth === 0 ? schemas : partsOf(walker, schemas);
    schemas = parts.flatMap((part) => insideOf(walker, part, key));
  }
  return schemas;
}

/** Every schema that may apply: alternatives and `allOf`s together, each once. */
function partsOf(walker: Walker, schemas: readonly Node[]): readonly Node[] {
  const parts = new Map<unknown, Node>();
  for (const schema of schemas) {
    for (const choice of choicesOf(walker, schema)) for (const part of choice.parts) parts.set(part.value, part);
  }
  return [...parts.values()];
}

function childrenOf(walker: Walker, parts: readonly Node[]): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, readonly Node[]>();
  const add = (key: string, nodes: readonly Node[]): void => {
    if (nodes.length > 0) found.set(key, (found.get(key) ?? []).concat(nodes));
  };
  for (const part of parts) {
    const properties = walker.child(part, "properties");
    for (const name of isJson(properties?.value) ? Object.keys(properties.value) : [])
      add(name, insideOf(walker, part, name));
    if (isJson(part.value) && "items" in part.value) add(ANY, insideOf(walker, part, ANY));
  }
  return found;
}

/**
 * The types that schemas allow, alternatives included.
 *
 * @param walker - walks the document
 * @param schemas - schemas of one place
 * @returns the types; empty if the schemas give none
 */
export function kindsOf(walker: Walker, schemas: readonly Node[]): ReadonlySet<Kind> {
  return kindsOfParts(partsOf(walker, schemas));
}

function kindsOfParts(parts: readonly Node[]): ReadonlySet<Kind> {
  const kinds = new Set<Kind>();
  for (const { value } of parts) if (isJson(value)) for (const kind of kindsOfOne(value)) kinds.add(kind);
  return kinds;
}

function kindsOfOne(schema: Readonly<Record<string, unknown>>): readonly Kind[] {
  const types = [schema["type"]].flat().filter((type) => typeof type === "string");
  // OpenAPI 3.0 has `nullable` instead of a type `null`.
  const nullable: readonly Kind[] = schema["nullable"] === true ? ["null"] : [];
  if (types.length > 0) return types.flatMap((type) => KINDS.get(type) ?? []).concat(nullable);
  const values = "const" in schema ? [schema["const"]] : Array.isArray(schema["enum"]) ? schema["enum"] : [];
  if (values.length > 0) return values.map(kindOf);
  if (isJson(schema["properties"]) || isJson(schema["additionalProperties"])) return ["object"];
  return "items" in schema ? ["array"] : [];
}

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ["string", "string"],
  ["integer", "number"],
  ["number", "number"],
  ["boolean", "boolean"],
  ["object", "object"],
  ["array", "array"],
  ["null", "null"],
]);

function kindOf(value: unknown): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "string" || type === "number" || type === "boolean" ? type : "object";
}
