// An independent oracle: this reader of the specification shares no code with @error-contract/contract, so a test of the
// specification cannot pass because the model misreads it. It supports only what these files use: references to whole files.

import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { parse } from "yaml";

/** A value of a YAML or JSON document. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A mapping of a YAML or JSON document. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** The split source, read as a whole. */
export interface Specification {
  /** The entry document, with every `$ref` replaced by its target. Each file is one object, wherever it is referenced. */
  readonly document: JsonObject;
  /** The files that the entry document leads to, by their path in this folder. */
  readonly files: ReadonlyMap<string, Json>;
}

/**
 * Reads the source of the specification, following every `$ref`.
 *
 * @returns the resolved document and its files
 * @throws {Error} if a file is missing or not YAML, if a `$ref` has siblings, or if the references form a cycle
 * @example
 * const { document } = readSpecification();
 * at(document, "info", "title"); // "Error contract API"
 */
export function readSpecification(): Specification {
  const files = new Map<string, Json>();
  const open = new Set<string>();

  function readFile(path: string): Json {
    const known = files.get(path);
    if (known !== undefined) return known;
    if (open.has(path)) throw new Error(`spec/${path}: the references lead back to this file`);
    open.add(path);
    const content = resolve(parse(readFileSync(join(import.meta.dirname, path), "utf8")), path);
    open.delete(path);
    files.set(path, content);
    return content;
  }

  function resolve(value: Json, path: string): Json {
    if (Array.isArray(value)) return value.map((item) => resolve(item, path));
    if (!isObject(value)) return value;
    const reference = at(value, "$ref");
    if (typeof reference !== "string") {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, path)]));
    }
    if (Object.keys(value).length > 1) throw new Error(`spec/${path}: "${reference}" has keys beside its $ref`);
    return readFile(normalize(join(dirname(path), reference)));
  }

  const document = readFile("openapi.yaml");
  if (!isObject(document)) throw new Error("spec/openapi.yaml: not a mapping");
  return { document, files };
}

/**
 * Returns the value at a path, or `undefined` if the path ends early.
 *
 * @example
 * at(document, "paths", "/api-keys", "get", "operationId"); // "listApiKeys"
 */
export function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((node, key) => (isObject(node) ? node[key] : undefined), value);
}

/**
 * Returns the keys and values of a mapping; none for anything else.
 *
 * @example
 * entriesOf({ a: 1 }); // [["a", 1]]
 */
export function entriesOf(value: Json | undefined): [string, Json][] {
  return isObject(value) ? Object.entries(value) : [];
}

/**
 * Returns the items of a list; none for anything else.
 *
 * @example
 * itemsOf(["a"]); // ["a"]
 */
export function itemsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** Tells whether a value is a mapping. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
