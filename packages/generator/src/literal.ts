/**
 * Writes data as TypeScript: JSON, with quotes only around the keys that need them.
 *
 * @param value - plain data; a `Map` is written as an object in the map's order
 * @param indent - the prefix of each line after the first
 * @returns the text
 */
export function literal(value: unknown, indent = ""): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => literal(item, inner));
    const multiline = items.some((item) => item.includes("\n"));
    return multiline ? `[${items.map((item) => `\n${inner}${item},`).join("")}\n${indent}]` : `[${items.join(", ")}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries: Iterable<[string | number, unknown]> = value instanceof Map ? value : Object.entries(value);
  const lines = [...entries].flatMap(([key, item]) =>
    item === undefined ? [] : [`${inner}${propertyName(key)}: ${literal(item, inner)},`],
  );
  return lines.length === 0 ? "{}" : `{\n${lines.join("\n")}\n${indent}}`;
}

/**
 * Writes the name of a property.
 *
 * @param name - the name; a number stays a number, so that `keyof` yields numbers
 * @returns the name, quoted if necessary
 */
export function propertyName(name: string | number): string {
  if (typeof name === "number") return name < 0 ? `[${name}]` : String(name);
  return name !== "__proto__" && /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/**
 * Writes a union, on several lines if it is long.
 *
 * @param types - its members, in TypeScript
 * @param indent - the prefix of each line after the first
 * @returns the union, with the whitespace before it; `never` without members
 */
export function unionOf(types: readonly string[], indent = "  "): string {
  const line = ` ${types.join(" | ") || "never"}`;
  return line.length <= 80 ? line : types.map((type) => `\n${indent}| ${type}`).join("");
}
