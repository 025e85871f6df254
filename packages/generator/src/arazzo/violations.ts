import { type DocumentReader, isJson, type Json, type Path } from "@error-contract/contract";

/** A value that breaks one constraint of its schema. */
export interface Violation {
  /** The keyword that is broken: `maxLength`. */
  readonly keyword: string;
  /** Where in the value the fault is, as a JSON pointer. */
  readonly pointer: string;
  readonly value: unknown;
}

/** Texts of many kinds, to find one that does not match a pattern. */
const TEXTS = ["?", "", "no", "NO", "no value", "\u0000"];
const UNKNOWN = "no_such_value";

/**
 * Breaks a schema, one constraint at a time.
 *
 * @param reader reads the document
 * @param keys where the schema stands in it
 * @param good a value that fits the schema
 * @returns one value for each constraint that can be broken by itself
 * @example
 * violationsOf(reader, ["components", "schemas", "Limit"], 20); // minimum: 0, maximum: 101, type: "no_such_value"
 */
export function violationsOf(reader: DocumentReader, keys: Path, good: unknown): readonly Violation[] {
  const schema = reader.at(keys);
  if (schema === undefined) return [];
  const of = (keyword: string, value: unknown, pointer = ""): Violation => ({ keyword, pointer, value });
  const { type, enum: values, const: constant, format, pattern, minimum, maximum } = schema.value;
  const { minLength, maxLength } = schema.value;
  const found: Violation[] = [];

  if (type !== undefined) found.push(of("type", wrongType(type)));
  if (values !== undefined || constant !== undefined) {
    found.push(of(values === undefined ? "const" : "enum", UNKNOWN));
  }
  if (typeof format === "string") found.push(of("format", UNKNOWN));
  if (typeof pattern === "string") {
    const text = TEXTS.find((candidate) => !new RegExp(pattern, "u").test(candidate));
    if (text !== undefined) found.push(of("pattern", text));
  }
  if (typeof minimum === "number") found.push(of("minimum", minimum - 1));
  if (typeof maximum === "number") found.push(of("maximum", maximum + 1));
  if (typeof minLength === "number" && minLength > 0) found.push(of("minLength", "x".repeat(minLength - 1)));
  if (typeof maxLength === "number") found.push(of("maxLength", "x".repeat(maxLength + 1)));
  if (Array.isArray(good)) found.push(...listViolations(reader, schema, good));
  if (isJson(good)) found.push(...objectViolations(reader, schema, good));
  return found;
}

/** A value of a type that is not allowed. */
function wrongType(type: unknown): unknown {
  const allowed = [type].flat();
  return allowed.includes("string") ? (allowed.includes("boolean") ? [] : false) : UNKNOWN;
}

function listViolations(
  reader: DocumentReader,
  { value: schema, keys }: { readonly value: Json; readonly keys: Path },
  good: readonly unknown[],
): readonly Violation[] {
  const found: Violation[] = [];
  const [item] = good;
  if (typeof schema["minItems"] === "number" && schema["minItems"] > 0) {
    found.push({ keyword: "minItems", pointer: "", value: [] });
  }
  if (schema["uniqueItems"] === true && item !== undefined) {
    found.push({ keyword: "uniqueItems", pointer: "", value: [item, item] });
  }
  for (const { keyword, pointer, value } of violationsOf(reader, [...keys, "items"], item)) {
    found.push({ keyword: `items-${keyword}`, pointer: `/0${pointer}`, value: [value] });
  }
  return found;
}

function objectViolations(
  reader: DocumentReader,
  { value: schema, keys }: { readonly value: Json; readonly keys: Path },
  good: Json,
): readonly Violation[] {
  const found: Violation[] = [];
  const { required, additionalProperties, minProperties, properties } = schema;
  for (const name of Array.isArray(required) ? required.map(String) : []) {
    const { [name]: _, ...rest } = good;
    found.push({ keyword: `${name}-required`, pointer: `/${name}`, value: rest });
  }
  if (additionalProperties === false) {
    found.push({ keyword: "additionalProperties", pointer: `/${UNKNOWN}`, value: { ...good, [UNKNOWN]: 1 } });
  }
  if (typeof minProperties === "number" && minProperties > 0) {
    found.push({ keyword: "minProperties", pointer: "", value: {} });
  }
  for (const name of Object.keys(isJson(properties) ? properties : {})) {
    for (const { keyword, pointer, value } of violationsOf(reader, [...keys, "properties", name], good[name])) {
      found.push({ keyword: `${name}-${keyword}`, pointer: `/${name}${pointer}`, value: { ...good, [name]: value } });
    }
  }
  return found;
}
