import { createRequire } from "node:module";
import type { Document } from "yaml";

// The parser is loaded only if a file needs it, and synchronously, because references are followed synchronously.
const require = createRequire(import.meta.url);

/**
 * Parses text that is not quite YAML 1.2 but widely used: with a closing brace of a flow mapping that is not indented
 * deeper than its key, or with undefined tags.
 *
 * @param text - the text
 * @returns the value, and the tree in which positions are found; `undefined` if the text is not YAML at all
 */
export function parseLenientYaml(text: string): { readonly value: unknown; readonly tree: Document } | undefined {
  const { parseDocument } = require("yaml") as typeof import("yaml");
  const tree = parseDocument(text, { merge: true, logLevel: "silent", keepSourceTokens: false });
  if (tree.errors.length > 0) return undefined;
  try {
    return { value: tree.toJS({ maxAliasCount: -1 }), tree };
  } catch {
    return undefined; // an alias without its anchor
  }
}
