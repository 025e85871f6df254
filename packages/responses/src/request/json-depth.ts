/** Deeper bodies are refused before anything walks them: what checks, redacts or handles a value recurses. */
export const DEEPEST_JSON = 100;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Whether a JSON text nests lists and objects deeper than {@link DEEPEST_JSON}. It reads the text once and keeps nothing.
 *
 * @param text - valid JSON
 * @returns true when it is too deep to be walked
 */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (quoted) {
      if (character === BACKSLASH) at += 1;
      else if (character === QUOTE) quoted = false;
    } else if (character === QUOTE) quoted = true;
    // `[` and `{`, `]` and `}` differ in one bit.
    else if ((character | 0x20) === 0x7b) {
      depth += 1;
      if (depth > DEEPEST_JSON) return true;
    } else if ((character | 0x20) === 0x7d) depth -= 1;
  }
  return false;
}
