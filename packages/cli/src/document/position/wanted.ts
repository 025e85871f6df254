import type { Path } from "@error-contract/contract";

/** The places to look for, as a tree of the keys that lead to them. */
export interface Wanted {
  /** Which of the paths end here, or run through here: all get this place until a deeper one is met. */
  readonly paths: number[];
  readonly children: Map<string, Wanted>;
}

/**
 * Makes the tree of some paths.
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
 * @param offset - the offset of its value in the text
 * @param offsets - the offset of each path, so far
 */
export function note(node: Wanted, offset: number, offsets: number[]): void {
  for (const path of node.paths) offsets[path] = offset;
}
