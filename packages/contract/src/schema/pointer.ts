import { isJson } from "../document/node.ts";
import { escapeKey, unescapeKey } from "../document/place.ts";

/**
 * A JSON pointer (RFC 6901) into an error body, where `*` matches any element of a list or any value of a map.
 * The empty string is the body itself: `/code`, `/error/code`, `/errors/*`.
 */
export type ShapePointer = string;

/** The token that stands for any element of a list, or any value of a map. */
export const ANY = "*";

/**
 * Splits a shape pointer into its keys.
 *
 * @param pointer - the pointer
 * @returns its unescaped keys; none for the body itself
 * @example
 * keysOfPointer("/error/code"); // ["error", "code"]
 */
export function keysOfPointer(pointer: ShapePointer): readonly string[] {
  return pointer === "" ? [] : pointer.slice(1).split("/").map(unescapeKey);
}

/**
 * Joins keys into a shape pointer.
 *
 * @param keys - the keys, from the body inwards
 * @returns the pointer
 * @example
 * pointerOf(["errors", "*"]); // "/errors/*"
 */
export function pointerOf(keys: readonly string[]): ShapePointer {
  return keys.map((key) => `/${escapeKey(key)}`).join("");
}

/**
 * The values in a body that a shape pointer matches.
 *
 * @param body - a parsed body, or any other value
 * @param pointer - where to look
 * @returns every match, in the body's order; empty if there is none
 * @example
 * valuesAt({ errors: ["a", "b"] }, "/errors/*"); // ["a", "b"]
 */
export function valuesAt(body: unknown, pointer: ShapePointer): readonly unknown[] {
  let values: readonly unknown[] = [body];
  for (const key of keysOfPointer(pointer)) values = values.flatMap((value) => step(value, key));
  return values;
}

function step(value: unknown, key: string): readonly unknown[] {
  if (Array.isArray(value)) {
    if (key === ANY) return value;
    return /^\d+$/.test(key) && Object.hasOwn(value, key) ? [value[Number(key)]] : [];
  }
  if (!isJson(value)) return [];
  if (Object.hasOwn(value, key)) return [value[key]];
  return key === ANY ? Object.values(value) : [];
}
