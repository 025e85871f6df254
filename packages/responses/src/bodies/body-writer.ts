import { isJson, type Json, keysOfPointer, type Node, type Walker } from "@error-contract/contract";
import { filler, granted, type Leaf, type Surroundings } from "./leaf.ts";
import { join, type Wish, wishesOfDetail } from "./wish.ts";

/** Writes the value at a place; `undefined` omits it. */
export type WriteValue = (wish: Wish | undefined, around: Surroundings, required: boolean) => unknown;

/** Below this depth, a placeholder stands in for an object or a list. */
const DEEPEST = 10;

/**
 * Creates a writer of values that match the schemas: it writes what they require and what is wished for.
 *
 * @param walker - walks the document
 * @param expanded - the schemas that apply together, including those that they combine
 * @param alternative - which branches of `oneOf` and `anyOf` to take: 0 takes the first of each
 * @returns the writer
 */
export function bodyWriter(walker: Walker, expanded: readonly Node[], alternative: number): WriteValue {
  let left = alternative;
  return writerOf(expanded, "", 0);

  function writerAt(schemas: readonly Node[], name: string, depth: number): WriteValue {
    const parts = schemas.flatMap((schema) => partsOf(schema, 0));
    return writerOf(parts, name, depth);
  }

  function writerOf(parts: readonly Node[], name: string, depth: number): WriteValue {
    const objects = parts.map(({ value }) => value).filter(isJson);
    const keywords: Json = Object.assign({}, ...objects);
    const types = typesOf(objects);
    const leaf: Leaf = { name, types, listed: listedBy(objects), keywords };
    if (depth < DEEPEST && leaf.listed === undefined) {
      if (isObject(types, objects)) return objectWriter(parts, objects, depth);
      if (types.includes("array") || (types.length === 0 && "items" in keywords))
        return listWriter(parts, keywords, depth);
    }
    return (wish, around, required) => granted(leaf, wish) ?? (required ? filler(leaf, around) : undefined);
  }

  function objectWriter(parts: readonly Node[], objects: readonly Json[], depth: number): WriteValue {
    const required = new Set(objects.flatMap(({ required: names }) => (Array.isArray(names) ? names.map(String) : [])));
    const names = new Set([...required, ...objects.flatMap(({ properties }) => Object.keys(properties ?? {}))]);
    const writers = new Map<string, WriteValue>();
    for (const name of names) {
      const inner = parts.flatMap((part) => childOf(childOf(part, "properties")[0], name));
      // Most properties are never written, so each is prepared on first use.
      writers.set(
        name,
        lazily(() => writerAt(inner, name, depth + 1)),
      );
    }
    const others = parts.flatMap((part) => childOf(part, "additionalProperties"));
    const writeOther = others.some(({ value }) => isJson(value))
      ? lazily(() => writerAt(others, "", depth + 1))
      : undefined;

    return (wish, around, isRequired) => {
      if (wish === undefined && !isRequired) return undefined;
      if (wish?.kind === "details" && writeOther && writers.size === 0)
        return mapOf(wish, writeOther, around, isRequired);
      const inside = wish?.kind === "details" ? single(wish) : wish;
      if (wish?.kind === "details" && inside === undefined && !isRequired) return undefined;
      const written: Record<string, unknown> = {};
      for (const [name, write] of writers) {
        const own = inside?.kind === "inside" ? inside.keys.get(name) : undefined;
        if (own === undefined && !required.has(name)) continue;
        const value = write(own, around, required.has(name));
        if (value !== undefined) written[name] = value;
      }
      return Object.keys(written).length > 0 || isRequired ? written : undefined;
    };
  }

  function listWriter(parts: readonly Node[], keywords: Json, depth: number): WriteValue {
    const items = parts.flatMap((part) => childOf(part, "items"));
    const writeItem = lazily(() => writerAt(items, "", depth + 1));
    const least = Number(keywords["minItems"] ?? 0);
    const most = Number(keywords["maxItems"] ?? 100);

    return (wish, around, required) => {
      const values = wishesIn(wish).map((each) => writeItem(each, around, true));
      while (values.length < least) values.push(writeItem(undefined, around, true));
      return values.length > 0 || required ? values.slice(0, most) : undefined;
    };
  }

  /** A schema, those of its `allOf`, and one alternative of its `oneOf` and `anyOf`: they apply together. */
  function partsOf(schema: Node, depth: number): readonly Node[] {
    if (!isJson(schema.value) || depth > DEEPEST) return [];
    const options = ["oneOf", "anyOf"].flatMap((keyword) => {
      const all = walker.children(childOf(schema, keyword)[0]).map(([, option]) => option);
      const useful = all.filter(({ value }) => !(isJson(value) && value["type"] === "null"));
      if (useful.length === 0) return [];
      const taken = useful[left % useful.length];
      left = Math.floor(left / useful.length);
      return taken ?? [];
    });
    const all = walker.children(childOf(schema, "allOf")[0]).map(([, part]) => part);
    return [schema, ...[...all, ...options].flatMap((part) => partsOf(part, depth + 1))];
  }

  function childOf(node: Node | undefined, key: string): readonly Node[] {
    const child = node && walker.child(node, key);
    return child ? [child] : [];
  }
}

/** The wishes for the elements of a list, in order. */
function wishesIn(wish: Wish | undefined): readonly (Wish | undefined)[] {
  switch (wish?.kind) {
    case "details": {
      const each = wish.details.map((detail) => join(wish.each, wishesOfDetail(wish.shape, detail)));
      return each.length === 0 && wish.each ? [wish.each] : each;
    }
    case "inside": {
      const each = wish.keys.get("*");
      const numbered = [...wish.keys].filter(([key]) => /^\d+$/.test(key));
      return each ? [each] : numbered.map(([, one]) => one);
    }
    case "field": {
      const { location, pointer } = wish.detail;
      return [location, ...keysOfPointer(pointer)].map((value) => ({
        kind: "value",
        value: /^\d+$/.test(value) ? Number(value) : value,
      }));
    }
    case "value":
      return [wish];
    default:
      return [];
  }
}

type Details = Extract<Wish, { kind: "details" }>;

/** The first detail, where the schema allows only one. */
function single({ shape, details: [first], each }: Details): Wish | undefined {
  return first === undefined ? each : join(each, wishesOfDetail(shape, first));
}

/** Writes a map from each field to its messages. */
function mapOf({ details }: Details, write: WriteValue, around: Surroundings, required: boolean): unknown {
  const entries = new Map<string, unknown>();
  for (const { pointer, message } of details) {
    const field = keysOfPointer(pointer).join(".");
    const value = write({ kind: "value", value: message }, around, true);
    const known = entries.get(field);
    entries.set(field, Array.isArray(known) && Array.isArray(value) ? [...known, ...value] : (known ?? value));
  }
  return entries.size > 0 || required ? Object.fromEntries(entries) : undefined;
}

function isObject(types: readonly string[], objects: readonly Json[]): boolean {
  if (types.length > 0) return types.includes("object");
  return objects.some((schema) => isJson(schema["properties"]) || isJson(schema["additionalProperties"]));
}

/** The types that all schemas allow. */
function typesOf(objects: readonly Json[]): readonly string[] {
  const lists = objects.flatMap(({ type }) => (type === undefined ? [] : [[type].flat().map(String)]));
  const [first = [], ...others] = lists;
  const common = first.filter((type) => others.every((list) => list.includes(type)));
  return common.length > 1 ? common.filter((type) => type !== "null") : common;
}

/** The shortest `const` or `enum` list among the schemas. */
function listedBy(objects: readonly Json[]): readonly unknown[] | undefined {
  const lists = objects.flatMap((schema) => {
    if ("const" in schema) return [[schema["const"]]];
    return Array.isArray(schema["enum"]) ? [schema["enum"]] : [];
  });
  return lists.sort((a, b) => a.length - b.length)[0];
}

function lazily(make: () => WriteValue): WriteValue {
  let made: WriteValue | undefined;
  return (...args) => {
    made ??= make();
    return made(...args);
  };
}
