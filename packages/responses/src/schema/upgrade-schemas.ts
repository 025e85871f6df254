import { isJson, type Json } from "@error-contract/contract";

/** Values in which a key called `schema` or `nullable` means nothing. */
const DATA = new Set(["default", "enum", "const"]);
/** Values that validation does not need, and in which a validator would take `$id` for the name of a schema. */
const EXAMPLES = new Set(["example", "examples"]);
const LISTS = ["allOf", "anyOf", "oneOf", "prefixItems"];
const MAPS = ["properties", "patternProperties", "dependentSchemas", "$defs"];
const SINGLE = ["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"];

/**
 * Rewrites the schemas of an OpenAPI document in the JSON Schema that validators know: `nullable` and a boolean
 * `exclusiveMinimum` of OpenAPI 3.0 become what 3.1 says instead, and a pattern that JavaScript cannot compile is dropped, as are
 * examples.
 * Every schema stays at its place, except inside a `nullable` schema without a type.
 *
 * @param document - the parsed document; it is left as it is
 * @returns the document with its schemas rewritten
 * @example upgradeSchemas({ openapi: "3.0.3", components: { schemas: { Name: { type: "string", nullable: true } } } });
 */
export function upgradeSchemas(document: Json): Json {
  const siblings = !String(document["openapi"]).startsWith("3.0");

  function walk(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(walk);
    if (!isJson(value)) return value;
    return mapValues(withoutExamples(value), (inner, key) => {
      if (DATA.has(key)) return inner;
      if (key === "schema") return upgrade(inner);
      return key === "schemas" && isJson(inner) ? mapValues(inner, upgrade) : walk(inner);
    });
  }

  function upgrade(schema: unknown): unknown {
    if (!isJson(schema)) return schema;
    // OpenAPI 3.0 ignores what stands beside a reference.
    if (typeof schema["$ref"] === "string" && !siblings) return { $ref: schema["$ref"] };
    return nullable(bounds(compilable(mapValues(withoutExamples(schema), inside))));
  }

  function inside(value: unknown, key: string): unknown {
    if (SINGLE.includes(key)) return upgrade(value);
    if (LISTS.includes(key) && Array.isArray(value)) return value.map(upgrade);
    return MAPS.includes(key) && isJson(value) ? mapValues(value, upgrade) : value;
  }

  // Only schemas are walked: nothing else has keywords.
  return walk(document) as Json;
}

function withoutExamples(json: Json): Json {
  return Object.fromEntries(Object.entries(json).filter(([key]) => !EXAMPLES.has(key)));
}

function nullable({ nullable: mayBeNull, ...schema }: Json): Json {
  if (mayBeNull !== true) return schema;
  const { type, enum: values } = schema;
  if (type === undefined) return { anyOf: [{ type: "null" }, schema] };
  return {
    ...schema,
    type: [type, "null"].flat(),
    ...(Array.isArray(values) && !values.includes(null) && { enum: [...values, null] }),
  };
}

/** In OpenAPI 3.0 `exclusiveMinimum` is a flag beside `minimum`. */
function bounds(schema: Json): Json {
  const { exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  if (typeof exclusiveMinimum !== "boolean" && typeof exclusiveMaximum !== "boolean") return schema;
  const { minimum, maximum, ...others } = rest;
  return {
    ...others,
    ...bound("minimum", "exclusiveMinimum", minimum, exclusiveMinimum),
    ...bound("maximum", "exclusiveMaximum", maximum, exclusiveMaximum),
  };
}

function bound(inclusive: string, exclusive: string, limit: unknown, flag: unknown): Json {
  if (typeof flag === "number") return { ...(limit !== undefined && { [inclusive]: limit }), [exclusive]: flag };
  return limit === undefined ? {} : { [flag === true ? exclusive : inclusive]: limit };
}

/** Other languages have regular expressions that JavaScript lacks, such as `(?i)`. */
function compilable({ pattern, ...schema }: Json): Json {
  if (typeof pattern !== "string") return schema;
  try {
    new RegExp(pattern, "u");
    return { ...schema, pattern };
  } catch {
    return schema;
  }
}

function mapValues(object: Json, map: (value: unknown, key: string) => unknown): Json {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}
