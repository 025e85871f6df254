import type { Style } from "./style.ts";

/** How the members of a JSON collection are separated. */
export interface Separators {
  /** Between members: `", "` or `","`. */
  readonly comma: string;
  /** Between key and value: `": "` or `":"`. */
  readonly colon: string;
}

/**
 * Writes a value as JSON over several lines.
 *
 * @param value - any JSON value
 * @param style - how its neighbors are written
 * @param indentation - the indentation of the line on which it begins
 * @param colon - the separator between a key and its value
 * @returns the text; its first line is not indented
 */
export function jsonLines(value: unknown, { indent, newline }: Style, indentation: string, colon: string): string {
  const write = (inner: unknown, margin: string): string => {
    if (typeof inner !== "object" || inner === null) return JSON.stringify(inner);
    const [open, close] = Array.isArray(inner) ? "[]" : "{}";
    const members = Array.isArray(inner)
      ? inner.map((item) => write(item, margin + indent))
      : Object.entries(inner).map(([name, item]) => `${JSON.stringify(name)}${colon}${write(item, margin + indent)}`);
    if (members.length === 0) return `${open}${close}`;
    const separator = `${newline}${margin}${indent}`;
    return `${open}${separator}${members.join(`,${separator}`)}${newline}${margin}${close}`;
  };
  return write(value, indentation);
}

/**
 * Writes a value as JSON on one line.
 *
 * @param value - any JSON value
 * @param separators - the separators between members, and between a key and its value
 * @returns the text
 */
export function jsonText(value: unknown, separators: Separators): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const { comma, colon } = separators;
  if (Array.isArray(value)) return `[${value.map((item) => jsonText(item, separators)).join(comma)}]`;
  const members = Object.entries(value).map(
    ([name, item]) => `${JSON.stringify(name)}${colon}${jsonText(item, separators)}`,
  );
  return `{${members.join(comma)}}`;
}
