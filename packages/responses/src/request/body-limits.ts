/** How much a JSON body may hold. A larger one is refused before it is parsed, because parsing, checking and recording all walk it. */
export interface BodyLimits {
  /**
   * How many lists and objects may be nested in each other.
   *
   * @default 100
   */
  readonly depth?: number;
  /**
   * How many properties and items there may be in all of the body's objects and lists. An empty list or object counts as one.
   *
   * @default 20_000
   */
  readonly values?: number;
  /**
   * How many times the targets of `$ref` may be applied to the body and its parts. A schema of recursive alternatives may take
   * twice as many for each further level.
   *
   * @default 100_000
   */
  readonly steps?: number;
}

/** The limits that are checked before a body is parsed. */
export type TextLimits = Required<Pick<BodyLimits, "depth" | "values">>;

/** The default limits. They suit bodies of {@link LARGEST_BODY}: a check takes tens of milliseconds at most. */
export const BODY_LIMITS: TextLimits = { depth: 100, values: 20_000 };

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

/**
 * Finds the limit that a JSON text exceeds. It reads the bytes once and keeps nothing, so its time depends on the length alone.
 *
 * @param json - JSON in UTF-8, which may be broken
 * @param limits - how much there may be
 * @returns the first limit that is exceeded; `undefined` when the text may be parsed
 * @example exceededLimit(Buffer.from("[[0]]"), { depth: 1, values: 10 }) // "depth"
 */
export function exceededLimit(json: Uint8Array, limits: TextLimits): keyof TextLimits | undefined {
  let depth = 0;
  let values = 0;
  let quoted = false;
  // In UTF-8, no byte of another character looks like one of these.
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (quoted) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    // A list of three has an opening bracket and two commas.
    else if (byte === COMMA) values += 1;
    // `[` and `{`, `]` and `}` differ in one bit.
    else if ((byte | 0x20) === 0x7b) {
      depth += 1;
      values += 1;
      if (depth > limits.depth) return "depth";
    } else if ((byte | 0x20) === 0x7d) depth -= 1;
    if (values > limits.values) return "values";
  }
  return undefined;
}
