import type { Alias, Document, Node, Pair, YAMLMap, YAMLSeq } from "yaml";
import { note, type Wanted } from "./wanted.ts";

type Item = Node | Pair | null | undefined;

/**
 * Finds values in the tree of a lenient parse. Follows aliases, so that the position of a value is where it is written.
 *
 * @param tree - the document
 * @param root - what to look for
 * @param offsets - receives the offset of each path
 */
export function offsetsInYamlTree(tree: Document, root: Wanted, offsets: number[]): void {
  visit(tree.contents, root);

  function visit(item: Item, node: Wanted): void {
    if (!item || node.children.size === 0 || !("range" in item)) return;
    if (isAlias(item)) visit(item.resolve(tree), node);
    else if ("items" in item) {
      const { items } = item as YAMLMap | YAMLSeq;
      items.forEach((entry, index) => {
        if (isPair(entry)) meet(entry.key as Node | null, entry.value as Node | null, node);
        else meetItem(entry as Node | null, index, node);
      });
    }
  }

  function meet(key: Node | null, value: Node | null, node: Wanted): void {
    const name = String(key && "value" in key ? key.value : "");
    const child = node.children.get(name);
    if (name === "<<") visit(value, node);
    if (!child) return;
    note(child, key?.range?.[0] ?? 0, offsets);
    visit(value, child);
  }

  function meetItem(item: Node | null, index: number, node: Wanted): void {
    const child = node.children.get(String(index));
    if (!child) return;
    note(child, item?.range?.[0] ?? 0, offsets);
    visit(item, child);
  }
}

function isAlias(item: Node | Pair): item is Alias {
  return "source" in item && "resolve" in item;
}

function isPair(item: unknown): item is Pair {
  return typeof item === "object" && item !== null && "key" in item;
}
