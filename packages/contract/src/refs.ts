import type { Path } from "./place.ts";

/** What a `$ref` leads to: the value, and where it stands. The value may itself be a `$ref`. */
export interface Target {
  readonly value: unknown;
  readonly base: string;
  readonly keys: Path;
}

/**
 * Finds what a `$ref` names.
 *
 * @param ref the reference as it is written: `#/components/responses/NotFound`, `../errors.yaml#/NotFound`
 * @param base the file in which it is written, `""` for the entry document
 * @returns the target, or `undefined` when there is none
 */
export type Resolve = (ref: string, base: string) => Target | undefined;

/**
 * Walks a JSON pointer, in its URI fragment form, down a document.
 *
 * @param document the parsed document
 * @param fragment what follows the `#`: empty for the whole document, otherwise `/a/b`
 * @returns the value and its keys, or `undefined` when a key is missing
 * @example
 * followPointer({ a: { "b/c": 1 } }, "/a/b~1c"); // { value: 1, keys: ["a", "b/c"] }
 */
export function followPointer(document: unknown, fragment: string): { value: unknown; keys: Path } | undefined {
  if (fragment === "") return { value: document, keys: [] };
  if (!fragment.startsWith("/")) return undefined;
  const keys = fragment.slice(1).split("/").map(decodeKey);
  let value = document;
  for (const key of keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return { value, keys };
}

/**
 * A resolver for a document in one file: it knows the references that begin with `#`, and no other.
 *
 * @param document the parsed document
 * @returns the resolver
 */
export function resolveWithin(document: unknown): Resolve {
  return (ref) => {
    if (!ref.startsWith("#")) return undefined;
    const found = followPointer(document, ref.slice(1));
    return found && { ...found, base: "" };
  };
}

function decodeKey(key: string): string {
  const plain = key.replaceAll("~1", "/").replaceAll("~0", "~");
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain; // a lone `%` in a hand-written reference: take it as it stands
  }
}
