/**
 * Groups items by a key, in order of first occurrence. (`Map.groupBy` came with Node 21; linters run on 20.)
 *
 * @param items - the items
 * @param keyOf - the key of an item
 * @returns the items by key
 */
export function groupBy<Key, Item>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
