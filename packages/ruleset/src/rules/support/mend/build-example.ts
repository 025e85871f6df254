import { isJson, keysOfPointer, type Node, type Shape, valuesAt, type Walker } from "@error-contract/contract";
import { validate } from "../validate.ts";

/** What is known about the error that an example shows. */
export interface Known {
  /** The code, unless the schema pins it. */
  readonly code: string | number | undefined;
  /** The HTTP status, or one of those that the response is for. */
  readonly status: number;
  /** A human-readable sentence. */
  readonly message: string;
  /** The title of the problem, if the body is problem details (RFC 9457). */
  readonly title?: string;
  /** Whether the schema is only for this status, so that its values belong to this error. */
  readonly ownSchema: boolean;
}

/** Sample strings of known formats, for which any value is as good as another. */
const FORMATS: Readonly<Record<string, string>> = {
  uuid: "123e4567-e89b-12d3-a456-426614174000",
  "date-time": "2026-01-31T12:00:00Z",
  date: "2026-01-31",
};

const DEEPEST = 12;

/**
 * Builds an example of an error body from what is known about the error, and from the envelope's shape. Nothing is made
 * up, and nothing is shown that may belong to another error: an optional property is left out unless its value is
 * known, and a body with a required property about which nothing is known has no example.
 *
 * @param walker - walks the document
 * @param schema - the body's schema
 * @param shape - the shape of the body
 * @param known - what is known about the error
 * @returns the example, or `undefined` if there is no truthful one
 */
export function buildExample(
  walker: Walker,
  schema: Node,
  shape: Shape,
  known: Known,
): { readonly value: unknown } | undefined {
  const roles = new Map<string, unknown>();
  /** Places that are shown even if they are optional. */
  const shown = new Set<string>();
  const give = (pointer: string | undefined, value: unknown, always = true): void => {
    if (pointer === undefined || value === undefined) return;
    const path = keysOfPointer(pointer).join("\n");
    roles.set(path, value);
    if (always) shown.add(path);
  };
  give(shape.message, known.message, known.title === undefined);
  give(shape.status, known.status);
  if (known.title !== undefined) {
    // RFC 9457, 4.2.1: "about:blank" says no more than the status, whose phrase is then the title.
    give("/type", "about:blank");
    give("/title", known.title);
  }
  give(shape.code, known.code);

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
    // In a schema for all errors, this is the code, status or page of whichever error its author thought of.
    if (isOneErrors(at) && !known.ownSchema) return UNKNOWN;
    for (const each of schemas) {
      if (Object.hasOwn(each, "example")) return each["example"];
      if (Array.isArray(each["examples"]) && each["examples"].length > 0) return each["examples"][0];
      if (Object.hasOwn(each, "default")) return each["default"];
      if (Array.isArray(each["enum"])) return each["enum"][0];
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
      if (!needed.has(name) && !isShown([...at, name]) && !isPinned(properties?.value, name)) continue;
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

  /** Whether a place has a value that differs from error to error. */
  function isOneErrors(at: readonly string[]): boolean {
    return [shape.code, shape.status, shape.message, shape.requestId, shape.documentationUrl].some(
      (pointer) => pointer !== undefined && keysOfPointer(pointer).join("\n") === at.join("\n"),
    );
  }

  /** Whether a value is shown there, or inside it. */
  function isShown(at: readonly string[]): boolean {
    const path = at.join("\n");
    return [...shown].some((role) => role === path || role.startsWith(`${path}\n`));
  }

  /** An empty list of violations is not a good example of an error: it must show what went wrong. */
  function tells(body: unknown): boolean {
    return (
      [shape.code, shape.status, shape.message].some(
        (pointer) => pointer !== undefined && valuesAt(body, pointer).length > 0,
      ) ||
      (known.title !== undefined && valuesAt(body, "/title").length > 0)
    );
  }

  const value = build(schema, [], 0);
  if (value === UNKNOWN || !tells(value)) return undefined;
  return validate(walker, schema, value) === undefined ? { value } : undefined;
}

function isPinned(properties: unknown, name: string): boolean {
  const property = isJson(properties) ? properties[name] : undefined;
  return isJson(property) && Object.hasOwn(property, "const");
}

/** A status may be a string, and a code a number. */
function typed(value: unknown, type: unknown): unknown {
  if (type === "string") return String(value);
  return (type === "integer" || type === "number") && typeof value === "string" && /^\d+$/.test(value)
    ? Number(value)
    : value;
}
