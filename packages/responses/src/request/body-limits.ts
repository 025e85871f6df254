/** Limits of a JSON body. A larger body is rejected before it is parsed, because parsing, checking and recording all walk it. */
export interface BodyLimits {
  /**
   * The maximum nesting depth of arrays and objects.
   *
   * @default 100
   */
  readonly depth?: number;
  /**
   * The maximum number of properties and items in all objects and arrays of the body. An empty array or object counts as one.
   *
   * @default 20_000
   */
  readonly values?: number;
  /**
   * How many times the targets of `$ref` may be applied to the body and its parts. With recursive alternatives, each level
   * can double the number.
   *
   * @default 100_000
   */
  readonly steps?: number;
}

/** The limits that are checked before parsing. */
export type TextLimits = Required<Pick<BodyLimits, "depth" | "values">>;

/** The default limits. They suit bodies of {@link LARGEST_BODY}: a check takes tens of milliseconds at most. */
export const BODY_LIMITS: TextLimits = { depth: 100, values: 20_000 };

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

/**
 * Finds the limit that a JSON text exceeds. It reads the bytes once, in linear time and constant memory.
 *
 * @param json - JSON in UTF-8, possibly invalid
 * @param limits - the limits
 * @returns the first limit that is exceeded; `undefined` if the text may be parsed
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
    // An array of three items has an opening bracket and two commas.
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
