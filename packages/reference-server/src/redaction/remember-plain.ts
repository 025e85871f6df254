/** Longer texts are rarely seen twice, and would fill the memory. */
const LONGEST = 500;
/** How many texts each of the two generations holds: at most a megabyte together. */
const MOST = 1_000;
/** Counts the changes of what is secret. */
let changes = 0;

/** Forgets every text: what is secret has changed. */
export function forgetPlain(): void {
  changes += 1;
}

/**
 * Remembers which texts held nothing to hide. The messages, codes, names and URLs of an error come again and again, several times for
 * the same request. A text that holds a secret is never remembered.
 *
 * @param redact - replaces the secrets in a text; the same text gets the same answer until `forgetPlain` is called
 * @returns the same function, faster for what it has seen lately
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
