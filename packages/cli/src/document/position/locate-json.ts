import type { JsonStructure } from "../syntax/json-structure.ts";
import { skipScalar, skipSpace, skipString } from "../syntax/json-text.ts";
import { note, type Wanted } from "./wanted.ts";

const COMMA = 44;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/**
 * Finds values in a valid JSON text, and skips everything else without parsing it.
 *
 * @param text - the text
 * @param structure - its structure
 * @param root - what to look for
 * @param offsets - receives the offset of each path
 */
export function offsetsInJson(text: string, { endOf }: JsonStructure, root: Wanted, offsets: number[]): void {
  visit(skipSpace(text, 0), root);

  function visit(start: number, node: Wanted): number {
    if (node.children.size === 0) return skipValue(start);
    const open = text.charCodeAt(start);
    if (open === OPEN_BRACE) return visitObject(start, node);
    if (open === OPEN_BRACKET) return visitArray(start, node);
    return skipValue(start);
  }

  function visitObject(start: number, node: Wanted): number {
    let at = skipSpace(text, start + 1);
    while (text.charCodeAt(at) !== CLOSE_BRACE) {
      const end = skipString(text, at);
      const child = node.children.get(decode(text.slice(at + 1, end - 1)));
      if (child) note(child, at, offsets);
      const value = skipSpace(text, skipSpace(text, end) + 1);
      at = skipSpace(text, child ? visit(value, child) : skipValue(value));
      if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
      else break;
    }
    return at + 1;
  }

  function visitArray(start: number, node: Wanted): number {
    let at = skipSpace(text, start + 1);
    for (let index = 0; text.charCodeAt(at) !== CLOSE_BRACKET; index++) {
      const child = node.children.get(String(index));
      if (child) note(child, at, offsets);
      at = skipSpace(text, child ? visit(at, child) : skipValue(at));
      if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
      else break;
    }
    return at + 1;
  }

  function skipValue(start: number): number {
    const first = text.charCodeAt(start);
    return first === OPEN_BRACE || first === OPEN_BRACKET ? endOf(start) : skipScalar(text, start);
  }
}

function decode(inner: string): string {
  return inner.includes("\\") ? JSON.parse(`"${inner}"`) : inner;
}
