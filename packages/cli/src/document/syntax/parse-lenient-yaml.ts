import { createRequire } from "node:module";
import type { Document } from "yaml";

// Loaded when a file needs it, and synchronously, because references are followed synchronously.
const require = createRequire(import.meta.url);

/**
 * Parses what is not quite YAML 1.2 and is widely written all the same: the closing brace of a flow mapping that stands no deeper
 * than its key, tags that nobody defined.
 *
 * @param text - the text
 * @returns the value, and the tree in which positions are found; `undefined` for what is no YAML at all
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
