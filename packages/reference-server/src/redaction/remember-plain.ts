/** The maximum length of a cached text, in characters. Longer texts rarely repeat, and would fill the memory. */
const LONGEST = 500;
/** How many texts each of the two generations holds: together at most a million characters. */
const MOST = 1_000;
/** Counts the changes to what is secret. */
let changes = 0;

/** Clears every cache. Call it after changing what is secret. */
export function forgetPlain(): void {
  changes += 1;
}

/**
 * Caches which texts contain no secret, because the messages, codes, names and URLs of errors repeat, even within one
 * request. A text with a secret is never cached.
 *
 * @param redact - redacts a text; its result for a text must not change until `forgetPlain` is called
 * @returns the same function, faster for recent texts
 * @example const redactText = rememberPlain((text) => text.replaceAll("hunter2", "REDACTED"));
 */
export function rememberPlain(redact: (text: string) => string): (text: string) => string {
  let young = new Set<string>();
  let old = new Set<string>();
  let known = changes;

  function remember(text: string): void {
    if (young.size >= MOST) {
      old = young;
      young = new Set();
    }
    young.add(text);
  }

  return (text) => {
    if (text.length > LONGEST) return redact(text);
    if (known !== changes) {
      known = changes;
      young = new Set();
      old = new Set();
    }
    if (young.has(text)) return text;
    const isPlain = old.has(text);
    const redacted = isPlain ? text : redact(text);
    if (redacted === text) remember(text);
    return redacted;
  };
}
