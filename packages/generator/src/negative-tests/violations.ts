import { isJson, type Json, type Node, type Walker } from "@error-contract/contract";
import { type Keywords, keywordsOf } from "./keywords.ts";
import { matches } from "./sample.ts";

/** A value that breaks one constraint of its schema. */
export interface Violation {
  /** The keyword that is violated: `maxLength`; inside a value, with the path to it: `title-maxLength`. */
  readonly keyword: string;
  /** Where in the value the fault is, as a JSON pointer. */
  readonly pointer: string;
  readonly value: unknown;
}

/** Different kinds of text, to find one that does not match a pattern. */
const TEXTS = ["?", "", "no", "NO", "no value", "\u0000"];
const UNKNOWN = "no_such_value";
/** The formats that servers check. Others, such as `password`, are hints for people. */
const CHECKED_FORMATS = new Set(["date", "date-time", "time", "uuid", "email", "uri", "ipv4", "ipv6"]);
/** A request that exceeds a larger bound would be rejected for its size. */
const LARGEST_LENGTH = 10_000;
const MOST_ITEMS = 1_000;
const DEEPEST = 5;

/**
 * Violates a schema, one constraint at a time.
 *
 * @param walker - walks the document
 * @param schema - the schema
 * @param good - a valid value; `undefined` if the value is left out
 * @returns one value for each constraint that can be violated on its own
 * @example
 * violationsOf(walker, limit, 20); // minimum: 0, maximum: 101, type: "no_such_value"
 */
export function violationsOf(walker: Walker, schema: Node, good: unknown): readonly Violation[] {
  return violations(walker, schema, good, DEEPEST);
}

function violations(walker: Walker, schema: Node, good: unknown, depth: number): readonly Violation[] {
  const keywords = keywordsOf(walker, schema);
  const { own, hasAlternatives } = keywords;
  if (own["readOnly"] === true || depth === 0) return [];
  const found = hasAlternatives ? [] : scalarViolations(own);
  if (Array.isArray(good)) found.push(...listViolations(walker, keywords, good, depth));
  if (isJson(good)) found.push(...objectViolations(walker, keywords, good, depth));
  return found;
}

function scalarViolations(own: Json): Violation[] {
  const found: Violation[] = [];
  const add = (keyword: string, value: unknown): void => void found.push({ keyword, pointer: "", value });
  const { type, enum: values, const: constant, format, pattern } = own;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength } = own;
  const types: readonly unknown[] = [type].flat();
  const isText = types.includes("string");
  if (types.length > 0) add("type", wrongType(types));
  if (values !== undefined || constant !== undefined) add(values === undefined ? "const" : "enum", UNKNOWN);
  if (isText && CHECKED_FORMATS.has(String(format))) add("format", UNKNOWN);
  if (typeof pattern === "string") {
    const text = TEXTS.find((candidate) => !matches(pattern, candidate));
    if (text !== undefined) add("pattern", text);
  }
  if (typeof minimum === "number") add("minimum", minimum - 1);
  if (typeof maximum === "number") add("maximum", maximum + 1);
  if (typeof exclusiveMinimum === "number") add("exclusiveMinimum", exclusiveMinimum);
  if (typeof exclusiveMaximum === "number") add("exclusiveMaximum", exclusiveMaximum);
  if (typeof minLength === "number" && minLength > 0) add("minLength", "x".repeat(minLength - 1));
  if (typeof maxLength === "number" && maxLength < LARGEST_LENGTH) add("maxLength", "x".repeat(maxLength + 1));
  return found;
}

/** A value of a type that is not allowed. */
function wrongType(types: readonly unknown[]): unknown {
  if (!types.includes("string")) return UNKNOWN;
  return types.includes("boolean") ? [] : false;
}

function listViolations(
  walker: Walker,
  { own, items }: Keywords,
  good: readonly unknown[],
  depth: number,
): readonly Violation[] {
  const { minItems, maxItems, uniqueItems } = own;
  const found: Violation[] = [];
  const [item] = good;
  if (typeof minItems === "number" && minItems > 0) found.push({ keyword: "minItems", pointer: "", value: [] });
  if (typeof maxItems === "number" && maxItems < MOST_ITEMS && item !== undefined && uniqueItems !== true) {
    found.push({ keyword: "maxItems", pointer: "", value: Array.from({ length: maxItems + 1 }, () => item) });
  }
  if (uniqueItems === true && item !== undefined) {
    found.push({ keyword: "uniqueItems", pointer: "", value: [item, item] });
  }
  for (const { keyword, pointer, value } of items ? violations(walker, items, item, depth - 1) : []) {
    found.push({ keyword: `items-${keyword}`, pointer: `/0${pointer}`, value: [value] });
  }
  return found;
}

function objectViolations(
  walker: Walker,
  { own, hasAlternatives, properties }: Keywords,
  good: Json,
  depth: number,
): readonly Violation[] {
  const found: Violation[] = [];
  const { required, additionalProperties, minProperties } = own;
  for (const name of new Set(Array.isArray(required) ? required.map(String) : [])) {
    const property = properties.get(name);
    if (property && keywordsOf(walker, property).own["readOnly"] === true) continue;
    const { [name]: _, ...rest } = good;
    found.push({ keyword: `${name}-required`, pointer: `/${name}`, value: rest });
  }
  if (additionalProperties === false && !hasAlternatives) {
    found.push({ keyword: "additionalProperties", pointer: `/${UNKNOWN}`, value: { ...good, [UNKNOWN]: 1 } });
  }
  if (typeof minProperties === "number" && minProperties > 0) {
    found.push({ keyword: "minProperties", pointer: "", value: {} });
  }
  for (const [name, property] of properties) {
    for (const { keyword, pointer, value } of violations(walker, property, good[name], depth - 1)) {
      found.push({ keyword: `${name}-${keyword}`, pointer: `/${name}${pointer}`, value: { ...good, [name]: value } });
    }
  }
  return found;
}
