import type { Path } from "@error-contract/contract";

/** The places to look for, as a tree of the keys that lead to them. */
export interface Wanted {
  /** The paths that end or pass here: all of them get this place until a deeper one is found. */
  readonly paths: number[];
  readonly children: Map<string, Wanted>;
}

/**
 * Builds the tree of some paths.
 *
 * @param paths - the paths
 * @returns its root; its nodes name the paths by their indices
 */
export function wanted(paths: readonly Path[]): Wanted {
  const root: Wanted = { paths: [], children: new Map() };
  paths.forEach((path, index) => {
    let node = root;
    node.paths.push(index);
    for (const key of path) {
      const name = String(key);
      const child: Wanted = node.children.get(name) ?? { paths: [], children: new Map() };
      node.children.set(name, child);
      child.paths.push(index);
      node = child;
    }
  });
  return root;
}

/**
 * Records where a node is.
 *
 * @param node - the node
 * @param offset - its offset in the text
 * @param offsets - the offsets found so far, one for each path
 */
export function note(node: Wanted, offset: number, offsets: number[]): void {
  for (const path of node.paths) offsets[path] = offset;
}
