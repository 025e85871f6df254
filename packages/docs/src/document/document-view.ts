import { isJson, type Node, type Path, type Resolve, resolveWithin, walk } from "@error-contract/contract";

/** Reads single values of a document. It follows `$ref`s, across files too. */
export interface DocumentView {
  /** The value at a path through the resolved document; `undefined` if there is none. */
  at(...path: Path): unknown;
  /** The string at a path; `undefined` if it is empty or not a string. */
  text(...path: Path): string | undefined;
  /** The keys of the object or list at a path. */
  keys(...path: Path): readonly (string | number)[];
  /** The name of the component that a path leads to after its `$ref`s are followed. */
  component(...path: Path): string | undefined;
}

/**
 * Opens a document for reading.
 *
 * @param document - the parsed document
 * @param resolve - resolves a `$ref`; by default within the document
 * @returns the view
 * @example
 * viewOf(document).text("info", "title");
 */
export function viewOf(document: unknown, resolve: Resolve = resolveWithin(document)): DocumentView {
  const walker = walk(document, resolve);
  const nodes = new Map<string, Node | undefined>();

  function nodeAt(path: Path): Node | undefined {
    if (path.length === 0) return walker.root;
    const key = JSON.stringify(path);
    if (nodes.has(key)) return nodes.get(key);
    const parent = nodeAt(path.slice(0, -1));
    const node = parent && walker.child(parent, path.at(-1) ?? "");
    nodes.set(key, node);
    return node;
  }

  const at = (...path: Path): unknown => nodeAt(path)?.value;
  return {
    at,
    text(...path) {
      const value = at(...path);
      return typeof value === "string" && value.trim() !== "" ? value : undefined;
    },
    keys(...path) {
      const value = at(...path);
      if (Array.isArray(value)) return value.map((_, index) => index);
      return isJson(value) ? Object.keys(value) : [];
    },
    component(...path) {
      const node = nodeAt(path);
      return node?.ref === undefined ? undefined : String(node.place.keys.at(-1) ?? "");
    },
  };
}
