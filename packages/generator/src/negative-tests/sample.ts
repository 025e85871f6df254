import { isJson, type Json, type Node, type Walker } from "@error-contract/contract";
import { sample as sampleSchema } from "openapi-sampler";
import randexp from "randexp";

/** At run time the package exports its class directly; its types claim that it is in `default`. */
const RandExp = randexp as unknown as typeof randexp.default;

/** The number of attempts for a pattern; some, with look-arounds, never succeed. */
const MOST_TRIES = 5;
/** Longer runs than this (`.*`) add nothing. */
const LONGEST_RUN = 8;
const DEEPEST = 8;

/**
 * Makes a value that a schema allows: it respects formats, bounds, enums, required properties and patterns. The same
 * schema always yields the same value.
 *
 * @param walker - walks the document
 * @param document - the document, for the schema's references
 * @param schema - the schema
 * @returns the value; read-only properties are left out
 */
export function sampleOf(walker: Walker, document: Json, schema: Node): unknown {
  const written = schema.beside ? { ...(schema.value as Json), ...schema.beside } : schema.value;
  const sampled = sampleSchema(written as object, { skipReadOnly: true, quiet: true }, document);
  return fitPatterns(walker, schema, sampled, DEEPEST);
}

/** Replaces texts that do not match their pattern, because the sampler ignores patterns. */
function fitPatterns(walker: Walker, schema: Node, value: unknown, depth: number): unknown {
  if (depth === 0 || !isJson(schema.value)) return value;
  let fitted = value;
  for (const [, part] of walker.children(walker.child(schema, "allOf")))
    fitted = fitPatterns(walker, part, fitted, depth - 1);
  const { pattern } = schema.value;
  if (typeof pattern === "string" && typeof fitted === "string" && !matches(pattern, fitted)) {
    return (
      matching(pattern, Number(schema.value["minLength"] ?? 0), Number(schema.value["maxLength"] ?? Infinity)) ?? fitted
    );
  }
  const items = walker.child(schema, "items");
  if (items && Array.isArray(fitted)) return fitted.map((item) => fitPatterns(walker, items, item, depth - 1));
  const properties = walker.child(schema, "properties");
  if (!properties || !isJson(fitted)) return fitted;
  const entries = Object.entries(fitted).map(([name, inner]) => {
    const property = walker.child(properties, name);
    return [name, property ? fitPatterns(walker, property, inner, depth - 1) : inner];
  });
  return Object.fromEntries(entries);
}

/**
 * Whether a text matches the pattern of a schema.
 *
 * @param pattern - a regular expression in JSON Schema
 * @param text - the text
 * @returns also true for a pattern that is not a valid regular expression, since it cannot be checked
 */
export function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true;
  }
}

/**
 * Makes a text that matches a pattern.
 *
 * @param pattern - a regular expression
 * @param shortest - its minimum length, in characters
 * @param longest - its maximum length, in characters
 * @returns the text, always the same; `undefined` if none was found
 */
export function matching(pattern: string, shortest = 0, longest: number = Infinity): string | undefined {
  for (let seed = 1; seed <= MOST_TRIES; seed++) {
    try {
      const generator = new RandExp(pattern);
      generator.max = LONGEST_RUN;
      generator.defaultRange.subtract(32, 47).subtract(58, 64); // letters and digits need no encoding
      generator.randInt = sequence(seed);
      const text = generator.gen();
      if (matches(pattern, text) && text.length >= shortest && text.length <= longest) return text;
    } catch {
      return undefined; // unsupported syntax
    }
  }
  return undefined;
}

/** Pseudo-random numbers, the same each time: a linear congruential generator. */
function sequence(seed: number): (from: number, to: number) => number {
  let state = seed * 7919;
  return (from, to) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return from + (Math.floor(state / 65_536) % (1 + to - from));
  };
}
