import { isJson, type Json } from "@error-contract/contract";

/** Keywords whose values are data: keys such as `schema` or `nullable` in them have no meaning. */
const DATA = new Set(["default", "enum", "const"]);
/** Keywords that validation does not need. A validator would read an `$id` in their values as a schema id. */
const EXAMPLES = new Set(["example", "examples"]);
const LISTS = ["allOf", "anyOf", "oneOf", "prefixItems"];
const MAPS = ["properties", "patternProperties", "dependentSchemas", "$defs"];
const SINGLE = ["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"];

/**
 * Converts the schemas of an OpenAPI document to standard JSON Schema: `nullable` and a boolean `exclusiveMinimum` of
 * OpenAPI 3.0 are replaced by their 3.1 equivalents. Examples are dropped, and so is a pattern that JavaScript cannot compile.
 * Every schema keeps its place, except inside a `nullable` schema without a type.
 *
 * @param document - the parsed document; it is not modified
 * @returns a copy with converted schemas
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
    // OpenAPI 3.0 ignores the siblings of a reference.
    if (typeof schema["$ref"] === "string" && !siblings) return { $ref: schema["$ref"] };
    return nullable(bounds(compilable(mapValues(withoutExamples(schema), inside))));
  }

  function inside(value: unknown, key: string): unknown {
    if (SINGLE.includes(key)) return upgrade(value);
    if (LISTS.includes(key) && Array.isArray(value)) return value.map(upgrade);
    return MAPS.includes(key) && isJson(value) ? mapValues(value, upgrade) : value;
  }

  // Only schemas are converted: nothing else has keywords.
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

/** In OpenAPI 3.0, `exclusiveMinimum` is a flag that modifies `minimum`. */
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

/** Other languages have regular expression syntax that JavaScript lacks, such as `(?i)`. */
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
