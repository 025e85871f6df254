import { parseJson } from "./parse-json.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { Parsed } from "./source.ts";

/**
 * Parses a file. JSON is recognized by its name or its first character, since it parses ten times faster as what it is.
 *
 * @param text - its text, without a byte order mark
 * @param name - its name in messages
 * @returns its value
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

/** A flow mapping of YAML begins with a brace too. */
function parseFlow(text: string, name: string): Parsed | undefined {
  try {
    return parseYaml(text, name);
  } catch {
    return undefined; // the JSON error says more
  }
}
