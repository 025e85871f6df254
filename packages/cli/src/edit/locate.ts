import { isJson, type Path, toPointer } from "@error-contract/contract";
import type { Editable, SourceEntry, SourceItem, SourceList, SourceMap, SourceNode } from "./nodes.ts";
import { Refused } from "./refused.ts";

/** What holds a value: an entry of a map, or an element of a list. */
export type Owner =
  | { readonly kind: "entry"; readonly map: SourceMap; readonly entry: SourceEntry }
  | { readonly kind: "item"; readonly list: SourceList; readonly item: SourceItem };

/** A value in the text, with its owner; the root has none. */
export interface Located {
  readonly node: SourceNode;
  readonly owner: Owner | undefined;
  /** Its path from the root. */
  readonly keys: Path;
  readonly value: unknown;
}

/**
 * Finds a value in the text.
 *
 * @param source - the file
 * @param keys - the path to the value
 * @returns the value, with its owner
 * @throws {Refused} if there is no value, or if an edit would also change another place
 */
export function locate(source: Editable, keys: Path): Located {
  const { found, missing } = reach(source, keys);
  if (missing.length > 0) throw new Refused(`There is nothing at ${toPointer(keys)}.`);
  return found;
}

/**
 * Follows a path as far as it exists in the text.
 *
 * @param source - the file
 * @param keys - the path
 * @returns the last existing value, and the missing keys
 * @throws {Refused} if an edit would also change another place
 */
export function reach(source: Editable, keys: Path): { readonly found: Located; readonly missing: Path } {
  let found: Located = { node: source.root, owner: undefined, keys: [], value: source.data };
  for (const [depth, key] of keys.entries()) {
    guard(source, found);
    const owner = memberOf(found.node, key);
    const value = isObject(found.value) && Object.hasOwn(found.value, key) ? found.value[key] : undefined;
    if (owner === undefined) {
      if (value !== undefined)
        throw new Refused(`${toPointer(keys)} comes from a merge (<<), and its source is elsewhere.`);
      return { found, missing: keys.slice(depth) };
    }
    const node = owner.kind === "entry" ? owner.entry.value : owner.item.value;
    found = { node, owner, keys: keys.slice(0, depth + 1), value };
  }
  guard(source, found);
  return { found, missing: [] };
}

function guard({ aliased }: Editable, { node, keys }: Located): void {
  if (node.kind === "alias") {
    throw new Refused(`${toPointer(keys)} is an alias (*${node.name}); an edit would change other places, too.`);
  }
  if (node.anchor !== undefined && aliased.has(node.anchor)) {
    throw new Refused(`${toPointer(keys)} has an anchor (&${node.anchor}); an edit would change its aliases, too.`);
  }
}

function memberOf(node: SourceNode, key: string | number): Owner | undefined {
  if (node.kind === "map") {
    const entry = entryOf(node, String(key));
    return entry && { kind: "entry", map: node, entry };
  }
  const item = node.kind === "list" ? node.items[Number(key)] : undefined;
  return node.kind === "list" && item ? { kind: "item", list: node, item } : undefined;
}

/** The entries of each object, by name: a document may have hundreds of paths, most of them with edits. */
const indexes = new WeakMap<SourceMap, ReadonlyMap<string | undefined, SourceEntry>>();

/** Of duplicate keys, the last one counts, as in `JSON.parse`; YAML with duplicate keys is rejected. */
function entryOf(map: SourceMap, name: string): SourceEntry | undefined {
  const index = indexes.get(map) ?? new Map(map.entries.map((entry) => [entry.name, entry]));
  indexes.set(map, index);
  return index.get(name);
}

function isObject(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return isJson(value) || Array.isArray(value);
}
