import { parseJson } from "./parse-json.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { Parsed } from "./source.ts";

/**
 * Parses a file. JSON is recognized by its name or its first character, because it is parsed ten times as fast as YAML.
 *
 * @param text - its text, without a byte order mark
 * @param name - its name in messages
 * @returns its value, and the syntax in which positions are found
 * @throws {InputError} at the invalid line
 */
export function parse(text: string, name: string): Parsed {
  const isJsonFile = /\.json$/i.test(name) && text.trim() !== "";
  if (!isJsonFile && !/^\s*[{[]/.test(text)) return parseYaml(text, name);
  try {
    return parseJson(text, name);
  } catch (error) {
    const yaml = /\.json$/i.test(name) ? undefined : parseFlow(text, name);
    if (yaml === undefined) throw error;
    return yaml;
  }
}

/** A YAML flow mapping begins with a brace, too. */
function parseFlow(text: string, name: string): Parsed | undefined {
  try {
    return parseYaml(text, name);
  } catch {
    return undefined; // the JSON error says more
  }
}
