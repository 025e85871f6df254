import { isJson, type Json, type Node, type Path, type Walker } from "@error-contract/contract";

/** Where and why a value violates a schema. */
export interface Mismatch {
  /** The keys inside the value. */
  readonly at: Path;
  readonly reason: string;
}

/** A recursive schema is followed as deep as the value goes; this only bounds an `allOf` that contains itself. */
const DEEPEST = 60;
/** Nested alternatives multiply; beyond this many steps the value passes. */
const MOST_STEPS = 5_000;

/**
 * Validates a value, following `$ref`s across files. It supports the keywords that describe error bodies, and accepts
 * whatever it does not support: a finding must be certain.
 *
 * @param walker - walks the document
 * @param schema - the schema
 * @param value - the value
 * @returns the first mismatch, or `undefined` if the value may be valid
 */
export function validate(walker: Walker, schema: Node, value: unknown): Mismatch | undefined {
  let steps = 0;
  return check(schema, value, [], 0);

  function check(node: Node, instance: unknown, at: Path, depth: number): Mismatch | undefined {
    if (!isJson(node.value) || depth > DEEPEST || steps++ > MOST_STEPS) return undefined;
    const own =
      ofType(node.value, instance, at) ??
      ofValue(node.value, instance, at) ??
      ofObject(node, instance, at, depth) ??
      ofArray(node, instance, at, depth) ??
      ofParts(node, instance, at, depth);
    if (own || !node.beside) return own;
    return check({ ...node, value: node.beside, beside: undefined }, instance, at, depth + 1);
  }

  function ofObject(node: Node, instance: unknown, at: Path, depth: number): Mismatch | undefined {
    if (!isJson(instance) || !isJson(node.value)) return undefined;
    const { required } = node.value;
    for (const name of Array.isArray(required) ? required : []) {
      if (typeof name === "string" && !Object.hasOwn(instance, name)) return { at, reason: `"${name}" is missing` };
    }
    const properties = walker.child(node, "properties");
    for (const [name, item] of Object.entries(instance)) {
      const schema = properties && walker.child(properties, name);
      const found = schema && check(schema, item, [...at, name], depth + 1);
      if (found) return found;
      if (!schema && node.value["additionalProperties"] === false && !isJson(node.value["patternProperties"])) {
        return { at: [...at, name], reason: `"${name}" is not a property of it` };
      }
    }
    return undefined;
  }

  function ofArray(node: Node, instance: unknown, at: Path, depth: number): Mismatch | undefined {
    if (!Array.isArray(instance) || !isJson(node.value)) return undefined;
    const { minItems, maxItems } = node.value;
    if (typeof maxItems === "number" && instance.length > maxItems)
      return { at, reason: `more than ${maxItems} items` };
    if (typeof minItems === "number" && instance.length < minItems)
      return { at, reason: `fewer than ${minItems} items` };
    const items = walker.child(node, "items");
    if (!items) return undefined;
    return first(instance.keys(), (index) => check(items, instance[index], [...at, index], depth + 1));
  }

  function ofParts(node: Node, instance: unknown, at: Path, depth: number): Mismatch | undefined {
    for (const [, part] of walker.children(walker.child(node, "allOf"))) {
      const found = check(part, instance, at, depth + 1);
      if (found) return found;
    }
    for (const keyword of ["oneOf", "anyOf"]) {
      const options = walker.children(walker.child(node, keyword));
      const mismatches = options.map(([, option]) => check(option, instance, at, depth + 1));
      if (mismatches.length > 0 && !mismatches.includes(undefined)) {
        // The reason of one option would mislead, unless it is the only one.
        return mismatches.length === 1 ? mismatches[0] : { at, reason: `it is none of the ${keyword}` };
      }
    }
    return undefined;
  }
}

function ofType(schema: Json, instance: unknown, at: Path): Mismatch | undefined {
  const { type } = schema;
  const types = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string");
  if (types.length === 0 || types.some((name) => isOfType(name, instance))) return undefined;
  if (instance === null && schema["nullable"] === true) return undefined;
  return { at, reason: `${show(instance)} is not of type ${types.join(" or ")}` };
}

function isOfType(type: string, instance: unknown): boolean {
  switch (type) {
    case "null":
      return instance === null;
    case "array":
      return Array.isArray(instance);
    case "object":
      return isJson(instance);
    case "integer":
      return Number.isInteger(instance);
    case "string":
      // YAML readers turn an unquoted date into a Date; it was text in the source.
      return typeof instance === "string" || instance instanceof Date;
    case "number":
    case "boolean":
      return typeof instance === type;
    default:
      return true;
  }
}

function ofValue(schema: Json, instance: unknown, at: Path): Mismatch | undefined {
  if (Object.hasOwn(schema, "const") && !mayEqual(schema["const"], instance)) {
    return { at, reason: `${show(instance)} is not ${show(schema["const"])}` };
  }
  const listed = schema["enum"];
  if (Array.isArray(listed) && !listed.some((allowed) => mayEqual(allowed, instance))) {
    return { at, reason: `${show(instance)} is not in the enum` };
  }
  return undefined;
}

/** YAML aliases can make values endless; values that are equal down to this depth pass. */
function mayEqual(left: unknown, right: unknown, depth = 8): boolean {
  if (left === right || depth === 0) return true;
  if (!isComposite(left) || !isComposite(right) || Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && mayEqual(left[key], right[key], depth - 1))
  );
}

function show(value: unknown): string {
  const shown = new Set<unknown>();
  const once = (_: string, item: unknown): unknown => {
    if (!isComposite(item)) return item;
    if (shown.has(item) || shown.size > 40) return "…";
    shown.add(item);
    return item;
  };
  return JSON.stringify(value, once)?.slice(0, 40) ?? "nothing";
}

function isComposite(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !(value instanceof Date);
}

function first<Item, Found>(items: Iterable<Item>, find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
