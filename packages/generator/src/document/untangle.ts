import { isJson, type Json, readPointer } from "@error-contract/contract";
import type { OpenApiDocument } from "./openapi-document.ts";

const SCHEMAS = "#/components/schemas/";
const COMPOSITION = ["allOf", "oneOf", "anyOf"] as const;

/**
 * Removes cycles of inheritance. Java generators let a base list its children with `oneOf`, and each child extend the
 * base with `allOf`. TypeScript cannot express that cycle, so such a child extends only the base's own properties.
 *
 * @param document - the bundled document, which is not modified
 * @returns the document, with new schemas in place of cycles
 */
export function untangle(document: OpenApiDocument): OpenApiDocument {
  const { components } = document;
  const schemas = isJson(components) ? components["schemas"] : undefined;
  if (!isJson(components) || !isJson(schemas)) return document;
  const targets = new Map(Object.entries(schemas).map(([name, schema]) => [name, composedOf(schema)]));
  const mended = Object.entries(schemas).map(([name, schema]) => [name, withoutCircle(name, schema, schemas, targets)]);
  return { ...document, components: { ...components, schemas: Object.fromEntries(mended) } };
}

type Targets = ReadonlyMap<string, readonly string[]>;

function withoutCircle(name: string, schema: unknown, schemas: Json, targets: Targets): unknown {
  const parts = isJson(schema) ? schema["allOf"] : undefined;
  if (!isJson(schema) || !Array.isArray(parts)) return schema;
  const allOf = parts.map((part: unknown) => {
    const base = nameIn(part);
    if (base === undefined || !reaches(base, name, targets)) return part;
    const { oneOf: _, anyOf: __, allOf: ___, discriminator: ____, ...own } = isJson(schemas[base]) ? schemas[base] : {};
    return own;
  });
  return { ...schema, allOf };
}

function reaches(from: string, to: string, targets: Targets): boolean {
  const seen = new Set([from]);
  for (const name of seen) for (const next of targets.get(name) ?? []) seen.add(next); // the set grows during iteration
  return seen.has(to);
}

function composedOf(schema: unknown): readonly string[] {
  if (!isJson(schema)) return [];
  const parts = COMPOSITION.flatMap((keyword): readonly unknown[] => [schema[keyword]].flat());
  return [schema, ...parts].flatMap((part) => nameIn(part) ?? []);
}

function nameIn(part: unknown): string | undefined {
  const ref = isJson(part) ? part["$ref"] : undefined;
  if (typeof ref !== "string" || !ref.startsWith(SCHEMAS)) return undefined;
  const [name, ...inside] = readPointer(ref.slice(SCHEMAS.length - 1)) ?? [];
  return inside.length === 0 ? name : undefined;
}
