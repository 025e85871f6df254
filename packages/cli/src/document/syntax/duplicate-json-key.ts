import type { DuplicateKey } from "./duplicate-key.ts";
import { skipSpace, skipString } from "./json-text.ts";

const QUOTE = 34;
const COLON = 58;

/**
 * Finds the first key that stands twice in an object of a JSON text. `JSON.parse` keeps the second in silence; but then the value has
 * fewer keys than the text, and counting both is quick.
 *
 * @param text - a JSON text that is known to be sound
 * @param value - its value
 * @returns the key, or `undefined`
 */
export function findDuplicateJsonKey(text: string, value: unknown): DuplicateKey | undefined {
  return countKeysInText(text) === countKeys(value) ? undefined : search(text);
}

function countKeys(value: unknown): number {
  let count = 0;
  if (typeof value !== "object" || value === null) return count;
  if (Array.isArray(value)) {
    for (const item of value) count += countKeys(item);
    return count;
  }
  for (const item of Object.values(value)) count += 1 + countKeys(item);
  return count;
}

function countKeysInText(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    at = skipString(text, at);
    if (text.charCodeAt(skipSpace(text, at)) === COLON) count++;
  }
  return count;
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
