import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { followPointer, type Resolve } from "@error-contract/contract";
import { parse } from "yaml";

/** A document with all the files it refers to, each read lazily. */
export interface LoadedDocument {
  readonly document: unknown;
  readonly resolve: Resolve;
  /** One of its files: `""` is the entry document. */
  readonly file: (base: string) => unknown;
}

/**
 * Loads a document from the disk.
 *
 * @param entry - the path of its entry file, YAML or JSON
 * @returns the document, and how to resolve its references; those to other machines do not resolve
 */
export function load(entry: string): LoadedDocument {
  const files = new Map<string, unknown>();
  return loadFrom(entry, (base) => {
    if (!files.has(base)) files.set(base, read(base === "" ? entry : base));
    return files.get(base);
  });
}

/**
 * A document whose files are already available.
 *
 * @param entry - the path of its entry file
 * @param file - returns the content of a file; `""` is the entry document
 * @returns the document
 */
export function loadFrom(entry: string, file: (base: string) => unknown): LoadedDocument {
  const resolve: Resolve = (ref, base) => {
    const [path = "", fragment = ""] = ref.split("#", 2);
    if (/^https?:/.test(path)) return undefined;
    const target = path === "" ? base : join(dirname(base === "" ? entry : base), path);
    const found = followPointer(file(target === entry ? "" : target), fragment);
    return found && { ...found, base: target === entry ? "" : target };
  };
  return { document: file(""), resolve, file };
}

function read(path: string): unknown {
  const text = readFileSync(path, "utf8");
  return path.endsWith(".json") ? JSON.parse(text) : parse(text, { maxAliasCount: -1 });
}
