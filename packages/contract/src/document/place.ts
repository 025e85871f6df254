/** The keys from a document's root to one of its values, array indices included. */
export type Path = readonly (string | number)[];

/**
 * Where a value is, in two ways: as the path through the *resolved* document (`$ref`s followed, so the path goes
 * on inside the target), and as the position in the source that holds the text.
 */
export interface Place {
  /** The path through the resolved document: `["paths", "/a", "get", "responses", "404", "content"]`. */
  readonly path: Path;
  /** The file that holds the value, by the name that `resolve` gave it, or `""` for the entry document. */
  readonly base: string;
  /** The path inside that file: `["components", "responses", "NotFound", "content"]`. */
  readonly keys: Path;
}

/**
 * The place of a value inside another, with no `$ref` between them.
 *
 * @param place - where the outer value is
 * @param inner - the keys that lead from the outer value to the inner one
 * @returns where the inner value is
 * @example
 * below(response.place, "content", "application/json");
 */
export function below({ path, base, keys }: Place, ...inner: Path): Place {
  return { path: [...path, ...inner], base, keys: [...keys, ...inner] };
}

/**
 * Whether a value is inside another in the source, or is that value itself.
 *
 * @param place - where the inner value is
 * @param outer - where the outer value is
 * @returns true if it is, with no `$ref` between them
 * @example
 * isWithin(example.place, response.place);
 */
export function isWithin({ base, keys }: Place, outer: Place): boolean {
  return base === outer.base && outer.keys.every((key, index) => keys[index] === key);
}

/**
 * Writes a path as a JSON pointer (RFC 6901), in the URI fragment form without percent-encoding.
 *
 * @param path - the keys from the root
 * @returns the pointer, with its leading `#`
 * @example
 * toPointer(["paths", "/a", "get"]); // "#/paths/~1a/get"
 */
export function toPointer(path: Path): string {
  return ["#", ...path.map(escapeKey)].join("/");
}

/**
 * Escapes a key for a JSON pointer (RFC 6901).
 *
 * @param key - the name of a property, or an index
 * @returns the key with `~` and `/` escaped
 * @example
 * escapeKey("a/b"); // "a~1b"
 */
export function escapeKey(key: string | number): string {
  return String(key).replaceAll("~", "~0").replaceAll("/", "~1");
}

/**
 * Unescapes a key of a JSON pointer (RFC 6901).
 *
 * @param key - a part of a pointer
 * @returns the name of the property
 * @example
 * unescapeKey("a~1b"); // "a/b"
 */
export function unescapeKey(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}
