import type { DuplicateKey } from "./duplicate-key.ts";
import type { JsonStructure } from "./json-structure.ts";
import { skipSpace, skipString } from "./json-text.ts";

const QUOTE = 34;
const COLON = 58;

/**
 * Finds the first duplicate key in an object of a JSON text. `JSON.parse` silently keeps the last one, but then the
 * value has fewer keys than the text, and counting both is quick.
 *
 * @param text - a valid JSON text
 * @param value - its value
 * @param structure - its structure
 * @returns the key, or `undefined`
 */
export function findDuplicateJsonKey(text: string, value: unknown, { keys }: JsonStructure): DuplicateKey | undefined {
  return keys === countKeys(value) ? undefined : search(text);
}

function countKeys(value: unknown): number {
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (isContainer(item)) count += countKeys(item);
  } else if (isContainer(value)) {
    // A result of `JSON.parse` inherits nothing enumerable, and `for…in` needs no array of the keys.
    for (const key in value) {
      const item = value[key];
      count += isContainer(item) ? 1 + countKeys(item) : 1;
    }
  }
  return count;
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function search(text: string): DuplicateKey | undefined {
  const open: Map<string, number>[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "{" || character === "[") open.push(new Map());
    else if (character === "}" || character === "]") open.pop();
    else if (text.charCodeAt(at) === QUOTE) {
      const end = skipString(text, at);
      if (text.charCodeAt(skipSpace(text, end)) === COLON) {
        const key: string = JSON.parse(text.slice(at, end));
        const keys = open.at(-1);
        const first = keys?.get(key);
        if (first !== undefined) return { key, first, second: at };
        keys?.set(key, at);
      }
      at = end - 1;
    }
  }
  return undefined;
}
