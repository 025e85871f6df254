import { isJson, type Json } from "@error-contract/contract";
import type { NamedSecrets } from "./secret-names.ts";

/**
 * Collects the names that an OpenAPI document marks: a property or parameter with `format: password`, `writeOnly: true`
 * or `x-secret: true` is secret, one with `x-secret: false` is not.
 *
 * @param document - the document; references are not followed, because their targets are visited anyway
 * @returns the names
 */
export function secretNamesOf(document: Json): NamedSecrets {
  const names = { secret: new Set<string>(), plain: new Set<string>() };
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const child of Object.values(node)) visit(child);
    if (!isJson(node)) return;
    const { properties, name, schema } = node;
    if (isJson(properties)) for (const [key, value] of Object.entries(properties)) judge(key, value, names);
    if (typeof name === "string" && isJson(schema)) judge(name, schema, names);
  };
  visit(document);
  return names;
}

function judge(name: string, schema: unknown, { secret, plain }: { secret: Set<string>; plain: Set<string> }): void {
  if (!isJson(schema)) return;
  if (schema["x-secret"] === false) plain.add(name);
  else if (schema["x-secret"] === true || schema["writeOnly"] === true || schema["format"] === "password")
    secret.add(name);
}
