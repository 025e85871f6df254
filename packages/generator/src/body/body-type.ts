import type { Place } from "@error-contract/contract";

/**
 * Names the type of a schema in openapi-typescript's types. An unnamed alternative has the type it is part of.
 *
 * @param place - where the schema stands in the bundled document
 * @returns the type in TypeScript: `components["schemas"]["Problem"]`; undefined if it has no name
 */
export function typeAt({ keys }: Place): string | undefined {
  const [root = "", ...rest] = keys.map(String);
  const start = root === "components" && rest[0] === "schemas" ? 2 : mediaTypeEnd(rest);
  if (start === undefined || rest.length < start) return undefined;
  return inside(indexed(root, rest.slice(0, start)), rest.slice(start));
}

/** The index at which the keys of a response body end, without its `schema`. */
function mediaTypeEnd(keys: readonly string[]): number | undefined {
  const content = keys.indexOf("content");
  return content > 0 && keys[content + 2] === "schema" ? content + 2 : undefined;
}

function inside(type: string, [keyword, name, ...more]: readonly string[]): string | undefined {
  switch (keyword) {
    case undefined:
    case "allOf":
    case "anyOf":
    case "oneOf":
      return type;
    case "schema":
      return inside(type, name === undefined ? [] : [name, ...more]);
    case "properties":
      return name === undefined ? undefined : inside(`NonNullable<${type}[${JSON.stringify(name)}]>`, more);
    default:
      return undefined;
  }
}

function indexed(root: string, keys: readonly string[]): string {
  return root + keys.map((key, at) => `[${isStatus(keys, at) ? key : JSON.stringify(key)}]`).join("");
}

/** openapi-typescript writes a status as a number. */
function isStatus(keys: readonly string[], at: number): boolean {
  return keys[at - 1] === "responses" && at > 1 && /^\d+$/.test(keys[at] ?? "");
}
