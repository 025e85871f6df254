import { type Path, unescapeKey } from "./place.ts";

/** The target of a `$ref`: the value, and where it is. The value may itself be a `$ref`. */
export interface Target {
  readonly value: unknown;
  readonly base: string;
  readonly keys: Path;
}

/**
 * Resolves a `$ref`.
 *
 * @param ref - the reference as written: `#/components/responses/NotFound`, `../errors.yaml#/NotFound`
 * @param base - the file that contains it, `""` for the entry document
 * @returns the target, or `undefined` if there is none
 */
export type Resolve = (ref: string, base: string) => Target | undefined;

/**
 * Walks a JSON pointer, in its URI fragment form, down a document.
 *
 * @param document - the parsed document
 * @param fragment - what follows the `#`: empty for the whole document, otherwise `/a/b`
 * @returns the value and its keys, or `undefined` if a key is missing
 * @example
 * followPointer({ a: { "b/c": 1 } }, "/a/b~1c"); // { value: 1, keys: ["a", "b/c"] }
 */
export function followPointer(document: unknown, fragment: string): { value: unknown; keys: Path } | undefined {
  const keys = readPointer(fragment);
  if (keys === undefined) return undefined;
  let value = document;
  for (const key of keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return { value, keys };
}

/**
 * Makes a resolver for a document in one file: it resolves references that begin with `#`, and no others.
 *
 * @param document - the parsed document
 * @returns the resolver
 * @example
 * resolveWithin(document)("#/components/schemas/Error", "")?.keys; // ["components", "schemas", "Error"]
 */
export function resolveWithin(document: unknown): Resolve {
  return (ref) => {
    if (!ref.startsWith("#")) return undefined;
    const found = followPointer(document, ref.slice(1));
    return found && { ...found, base: "" };
  };
}

/**
 * Reads a JSON pointer in its URI fragment form (RFC 6901, section 6).
 *
 * @param fragment - what follows the `#`
 * @returns the keys, or `undefined` if it is not a pointer
 * @example
 * readPointer("/paths/~1a~1%7Bid%7D"); // ["paths", "/a/{id}"]
 */
export function readPointer(fragment: string): readonly string[] | undefined {
  if (fragment === "") return [];
  if (!fragment.startsWith("/")) return undefined;
  return fragment
    .slice(1)
    .split("/")
    .map((key) => unescapeKey(decodeReference(key)));
}

/**
 * Decodes the percent-encoding of a part of a reference: its file, or a key of its pointer.
 *
 * @param part - the part as written
 * @returns the decoded part, or the part as written if it is not percent-encoded correctly: people write a lone `%`
 * @example
 * decodeReference("a%20b.yaml"); // "a b.yaml"
 * decodeReference("100%.yaml"); // "100%.yaml"
 */
export function decodeReference(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
