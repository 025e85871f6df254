import type { Source } from "../document/syntax/source.ts";
import type { Editable } from "./nodes.ts";
import { readJsonNodes } from "./read-json.ts";
import { readYamlNodes } from "./read-yaml.ts";
import { Refused } from "./refused.ts";

/**
 * Reads a file for editing: finds the offsets of each of its values.
 *
 * @param source - the file, parsed
 * @returns its data, and the offsets of each value in its text
 * @throws {Refused} for a file that cannot be edited safely
 */
export function editable({ text, name, syntax, value }: Pick<Source, "text" | "name" | "syntax" | "value">): Editable {
  if (syntax.kind === "json") {
    return {
      text,
      name,
      language: "json",
      root: readJsonNodes(text, syntax.structure),
      data: value,
      aliased: new Set(),
    };
  }
  if (syntax.kind === "lenient-yaml") {
    throw new Refused(`${name} is not quite YAML: other parsers may read it differently, so correct it first.`);
  }
  const { root, aliased } = readYamlNodes(text, syntax.events);
  if (!root) throw new Refused(`${name} is empty.`);
  return { text, name, language: "yaml", root, data: value, aliased };
}
