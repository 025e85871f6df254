import { isJson, keysOfPointer, type Node, type Shape, type Walker } from "@error-contract/contract";
import { validate } from "../validate.ts";

/** What is known of the error that an example is to show. */
export interface Known {
  /** The code, unless the schema pins it. */
  readonly code: string | number | undefined;
  /** The HTTP status; `undefined` for a range or `default`. */
  readonly status: number | undefined;
  /** A sentence for people. */
  readonly message: string;
}

/** Strings of a known format; of a format, any value is as true as another. */
const FORMATS: Readonly<Record<string, string>> = {
  uuid: "123e4567-e89b-12d3-a456-426614174000",
  "date-time": "2026-01-31T12:00:00Z",
  date: "2026-01-31",
};

const DEEPEST = 12;

/**
 * Builds an example of an error body out of what its schema says, and of where the envelope keeps what. Nothing is made up: a
 * body that must have a property of which nothing is known has no example.
 *
 * @param walker - walks the document
 * @param schema - the body's schema
 * @param shape - where the body keeps what
 * @param known - what is known of the error
 * @returns the example, or `undefined` when there is none that is true
 */
export function buildExample(
  walker: Walker,
  schema: Node,
  shape: Shape,
  known: Known,
): { readonly value: unknown } | undefined {
  const roles = new Map<string, unknown>();
  const give = (pointer: string | undefined, value: unknown): void => {
    if (pointer !== undefined && value !== undefined) roles.set(keysOfPointer(pointer).join("\n"), value);
  };
  give(shape.code, known.code);
  give(shape.status, known.status);
  give(shape.message, known.message);

  const UNKNOWN = Symbol("unknown");

  function build(node: Node, at: readonly string[], depth: number): unknown {
    const { value } = node;
    if (!isJson(value) || depth > DEEPEST) return UNKNOWN;
    const schemas = node.beside ? [node.beside, value] : [value];
    for (const each of schemas) {
      if (Object.hasOwn(each, "const")) return each["const"];
      if (Array.isArray(each["enum"]) && each["enum"].length === 1) return each["enum"][0];
    }
    const role = roles.get(at.join("\n"));
    if (role !== undefined) return typed(role, value["type"]);
    for (const each of schemas) {
      if (Object.hasOwn(each, "example")) return each["example"];
      if (Array.isArray(each["examples"]) && each["examples"].length > 0) return each["examples"][0];
      if (Object.hasOwn(each, "default")) return each["default"];
      // A list of codes or statuses holds others' values, too; of any other list each value is true.
      if (Array.isArray(each["enum"]) && !isRole(at)) return each["enum"][0];
    }
    return composed(node, value, at, depth);
  }

  function composed(
    node: Node,
    value: Readonly<Record<string, unknown>>,
    at: readonly string[],
    depth: number,
  ): unknown {
    const parts = ["allOf", "oneOf", "anyOf"].flatMap((keyword) => {
      const children = walker.children(walker.child(node, keyword)).map(([, part]) => part);
      return keyword === "allOf" ? children : children.slice(0, 1);
    });
    const built = parts.map((part) => build(part, at, depth + 1));
    const properties = walker.child(node, "properties");
    if (isJson(properties?.value) || value["type"] === "object") {
      built.push(object(node, properties, value["required"], at, depth));
    }
    if (built.length > 0) return merged(built);
    const type = Array.isArray(value["type"]) ? value["type"][0] : value["type"];
    if (type === "array" && !value["minItems"]) return [];
    if (type === "null" || (Array.isArray(value["type"]) && value["type"].includes("null"))) return null;
    return (type === "string" && FORMATS[String(value["format"])]) || UNKNOWN;
  }

  function object(
    node: Node,
    properties: Node | undefined,
    required: unknown,
    at: readonly string[],
    depth: number,
  ): unknown {
    const needed = new Set<unknown>(Array.isArray(required) ? required : []);
    const names = isJson(properties?.value) ? Object.keys(properties.value) : [];
    const entries: [string, unknown][] = [];
    for (const name of names) {
      const property = properties && walker.child(properties, name);
      const value = property ? build(property, [...at, name], depth + 1) : UNKNOWN;
      if (value !== UNKNOWN) entries.push([name, value]);
      else if (needed.has(name)) return UNKNOWN;
    }
    const missing = [...needed].filter((name) => !names.includes(String(name)));
    return missing.length > 0 && !isJson(walker.child(node, "allOf")?.value) && names.length > 0
      ? UNKNOWN
      : Object.fromEntries(entries);
  }

  function merged(values: readonly unknown[]): unknown {
    if (values.includes(UNKNOWN)) return UNKNOWN;
    return values.every(isJson) ? Object.assign({}, ...values) : values.at(-1);
  }

  function isRole(at: readonly string[]): boolean {
    return [shape.code, shape.status].some(
      (pointer) => pointer !== undefined && keysOfPointer(pointer).join("\n") === at.join("\n"),
    );
  }

  const value = build(schema, [], 0);
  if (value === UNKNOWN || !isJson(value) || Object.keys(value).length === 0) return undefined;
  return validate(walker, schema, value) === undefined ? { value } : undefined;
}

/** A status may be text, and a code a number. */
function typed(value: unknown, type: unknown): unknown {
  if (type === "string") return String(value);
  return (type === "integer" || type === "number") && typeof value === "string" && /^\d+$/.test(value)
    ? Number(value)
    : value;
}
