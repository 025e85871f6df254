import { skipSpace, skipString } from "../syntax/json-text.ts";
import { note, type Wanted } from "./wanted.ts";

const QUOTE = 34;
const COMMA = 44;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/**
 * Finds values in a JSON text that is known to be sound; what is not looked for is skipped without being read.
 *
 * @param text - the text
 * @param root - what is looked for
 * @param offsets - gets the offset of each path
 */
export function offsetsInJson(text: string, root: Wanted, offsets: number[]): void {
  visit(skipSpace(text, 0), root);

  function visit(start: number, node: Wanted): number {
    if (node.children.size === 0) return skipValue(text, start);
    const open = text.charCodeAt(start);
    if (open === OPEN_BRACE) return visitObject(start, node);
    if (open === OPEN_BRACKET) return visitArray(start, node);
    return skipValue(text, start);
  }

  function visitObject(start: number, node: Wanted): number {
    let at = skipSpace(text, start + 1);
    while (text.charCodeAt(at) !== CLOSE_BRACE) {
      const end = skipString(text, at);
      const child = node.children.get(decode(text.slice(at + 1, end - 1)));
      if (child) note(child, at, offsets);
      const value = skipSpace(text, skipSpace(text, end) + 1);
      at = skipSpace(text, child ? visit(value, child) : skipValue(text, value));
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
      at = skipSpace(text, child ? visit(at, child) : skipValue(text, at));
      if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
      else break;
    }
    return at + 1;
  }
}

function decode(inner: string): string {
  return inner.includes("\\") ? JSON.parse(`"${inner}"`) : inner;
}

function skipValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return skipString(text, start);
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) {
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || code <= 32) break;
    }
    return at;
  }
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = skipString(text, at) - 1;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth++;
    else if ((code === CLOSE_BRACE || code === CLOSE_BRACKET) && --depth === 0) return at + 1;
  }
  return text.length;
}
