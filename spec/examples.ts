import { at, entriesOf, isObject, type Json, type JsonObject } from "./specification.ts";

/** An example and the schema that it illustrates. */
export interface Example {
  /** Its location: the keys that lead to it in its file. */
  readonly place: string;
  readonly value: Json;
  readonly schema: Json;
}

/**
 * Finds the examples in a file: those of media types, parameters and headers, and those in schemas, including defaults.
 *
 * @param file - the content of the file, resolved
 * @param files - the contents of all files; examples in other files are skipped
 * @returns each example with its schema, in the order of the file
 * @example
 * examplesIn({ type: "string", example: "a" }, []); // [{ place: "example", value: "a", schema: {...} }]
 */
export function examplesIn(file: Json, files: Iterable<Json>): Example[] {
  const elsewhere = new Set(files);

  function visit(node: Json, place: readonly string[]): Example[] {
    if (Array.isArray(node)) return node.flatMap((item, index) => enter(item, [...place, String(index)]));
    const schema = at(node, "schema") ?? node;
    return entriesOf(node).flatMap(([key, child]) => {
      const here = [...place, key];
      // A response may also be named `default`, but only a schema has a `type` next to it.
      if (key === "example" || (key === "default" && at(node, "type") !== undefined))
        return [{ place: here.join(" "), value: child, schema }];
      if (key === "examples") {
        return entriesOf(child).flatMap(([name, item]) => {
          const value = at(item, "value");
          return value === undefined ? [] : [{ place: [...here, name].join(" "), value, schema }];
        });
      }
      // The properties of a schema may have any name, even `example`.
      return key === "properties"
        ? entriesOf(child).flatMap(([name, item]) => enter(item, [...here, name]))
        : enter(child, here);
    });
  }

  function enter(node: Json, place: readonly string[]): Example[] {
    return isObject(node) && elsewhere.has(node) ? [] : visit(node, place);
  }

  return visit(file, []);
}

/**
 * Finds every object in a value, including the value itself.
 *
 * @example
 * objectsIn([{ a: { b: 1 } }]); // [{ a: { b: 1 } }, { b: 1 }]
 */
export function objectsIn(value: Json): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}
