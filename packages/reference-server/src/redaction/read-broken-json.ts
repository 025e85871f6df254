/** What could be read of a text that begins like JSON. */
export interface ReadJson {
  /** Objects and lists that were not closed are closed; what stood half is left out. */
  readonly value: unknown;
  /** Whether all of the text was read. */
  readonly complete: boolean;
}

/** Deeper than redaction looks. */
const DEEPEST = 200;

const literal =
  /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/**
 * Reads JSON up to where it is broken or cut. Behind that nobody knows what belongs to what, so nothing of it is kept.
 *
 * @param text - the beginning of a body
 * @param isCut - whether the body goes on behind it; then the beginning of its last text is kept
 * @returns the value; `undefined` when not even the beginning is JSON
 * @example readBrokenJson('{"a":1,"b":{"c":2,').value // { a: 1, b: { c: 2 } }
 */
export function readBrokenJson(text: string, isCut = false): ReadJson | undefined {
  let at = 0;

  function skipSpace(): void {
    while (" \t\r\n".includes(text.charAt(at)) && at < text.length) at += 1;
  }

  function readLiteral(): string | undefined {
    literal.lastIndex = at;
    // Matches are not kept: there may be tens of thousands of them.
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

  /** Returns whether the value was read to its end; what there is of it is given to `keep`. */
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
    // A number that reaches the end may go on, and a word may be the beginning of another.
    if (found === undefined && isCut && text.charAt(at) === '"') {
      const beginning = /^"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/u.exec(text.slice(at))?.[0] ?? "";
      // No escape stands half at its end.
      if (at + beginning.length > text.length - 6) keep(JSON.parse(`${beginning}"`));
    }
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
