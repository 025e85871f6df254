/** The readable beginning of a text that starts like JSON. */
export interface ReadJson {
  /** Unclosed objects and arrays are closed, and incomplete literals are left out. */
  readonly value: unknown;
  /** Whether the whole text was read. */
  readonly complete: boolean;
}

/** The maximum nesting depth. Redaction does not look as deep. */
const DEEPEST = 200;

const literal =
  /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/**
 * Reads JSON up to the point where it is broken or truncated. The rest is dropped, because its structure is unknown.
 *
 * @param text - the beginning of a body
 * @param isCut - whether the body was truncated; if so, the beginning of an unfinished string is kept
 * @returns the value; `undefined` if not even the beginning is JSON
 * @example readBrokenJson('{"a":1,"b":{"c":2,').value // { a: 1, b: { c: 2 } }
 */
export function readBrokenJson(text: string, isCut = false): ReadJson | undefined {
  let at = 0;

  function skipSpace(): void {
    while (" \t\r\n".includes(text.charAt(at)) && at < text.length) at += 1;
  }

  function readLiteral(): string | undefined {
    literal.lastIndex = at;
    // `test` creates no match object: there may be tens of thousands of literals.
    if (!literal.test(text)) return undefined;
    const found = text.slice(at, literal.lastIndex);
    at = literal.lastIndex;
    return found;
  }

  function take(character: string): boolean {
    skipSpace();
    if (text.charAt(at) !== character) return false;
    at += 1;
    return true;
  }

  /** Reads a value, passes its readable part to `keep`, and returns whether the value was complete. */
  function read(keep: (value: unknown) => void, depth: number): boolean {
    skipSpace();
    if (depth > DEEPEST) return false;
    if (take("{")) {
      const entries: [string, unknown][] = [];
      const done = readMembers(entries, depth);
      keep(Object.fromEntries(entries));
      return done;
    }
    if (take("[")) {
      const items: unknown[] = [];
      const done = readItems(items, depth);
      keep(items);
      return done;
    }
    const found = readLiteral();
    if (found === undefined && isCut && text.charAt(at) === '"') {
      const beginning = /^"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/u.exec(text.slice(at))?.[0] ?? "";
      // At most five characters may follow: the longest incomplete escape.
      if (at + beginning.length > text.length - 6) keep(JSON.parse(`${beginning}"`));
    }
    // A number at the end of the text may be truncated, and a literal may be the beginning of a longer word.
    if (found === undefined || (at === text.length && depth > 0 && !found.endsWith('"'))) return false;
    if (/[\w.+-]/.test(text.charAt(at))) return false;
    keep(JSON.parse(found));
    return true;
  }

  function readMembers(entries: [string, unknown][], depth: number): boolean {
    if (take("}")) return true;
    for (;;) {
      skipSpace();
      const name = readLiteral();
      if (name === undefined || !name.startsWith('"') || !take(":")) return false;
      if (!read((value) => entries.push([JSON.parse(name), value]), depth + 1)) return false;
      if (take("}")) return true;
      if (!take(",")) return false;
    }
  }

  function readItems(items: unknown[], depth: number): boolean {
    if (take("]")) return true;
    for (;;) {
      if (!read((value) => items.push(value), depth + 1)) return false;
      if (take("]")) return true;
      if (!take(",")) return false;
    }
  }

  let result: { readonly value: unknown } | undefined;
  const isRead = read((value) => {
    result = { value };
  }, 0);
  skipSpace();
  return result && { ...result, complete: isRead && at === text.length };
}
