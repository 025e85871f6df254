import { type Path, toPointer } from "@error-contract/contract";
import type { AddEdit, Edit, MoveEdit, RenameEdit } from "@error-contract/ruleset";
import { type Addition, withAddition } from "./additions.ts";
import { addToBlockMap, appendToBlockList, removeFromBlock, replaceInBlock } from "./block.ts";
import { addToFlowMap, appendToFlowList, removeFromFlow, replaceInFlow } from "./flow.ts";
import { type Located, locate, type Owner, reach } from "./locate.ts";
import { membersOf } from "./members.ts";
import type { Editable, SourceEntry, SourceList, SourceMap } from "./nodes.ts";
import { Refused } from "./refused.ts";
import { responseOrder } from "./response-order.ts";
import { inOrder, type Splice } from "./splice.ts";
import { type Style, type StyleReader, styleReader } from "./style.ts";
import { blockLines, keyText } from "./write-yaml.ts";

/** The additions to one collection. */
interface Growth {
  readonly place: Located;
  readonly additions: readonly Addition[];
}

/**
 * Turns the edits of one file into splices of its text.
 *
 * @param source - the file
 * @param edits - its edits; none may lie inside another
 * @returns the splices, in the order of the text
 * @throws {Refused} for an edit that would change more than it names
 */
export function planEdits(source: Editable, edits: readonly Edit[]): readonly Splice[] {
  const styleAt = styleReader(source);
  const splices: Splice[] = [];
  const growing = new Map<unknown, Growth>();
  const grow = (edit: AddEdit): void => {
    const growth = growthOf(source, edit);
    const before = growing.get(growth.place.node)?.additions ?? [];
    const additions = growth.additions.reduce((all, next) => withAddition(all, next, growth.place.keys), before);
    growing.set(growth.place.node, { place: growth.place, additions });
  };
  const removed: Path[] = [];
  for (const edit of edits) {
    switch (edit.kind) {
      case "add":
        grow(edit);
        break;
      case "replace": {
        const place = locate(source, edit.keys);
        splices.push(...replace(source, place, edit.value, styleAt(holderOf(place))));
        break;
      }
      case "rename":
        splices.push(rename(source, edit, styleAt));
        break;
      case "move":
        grow(additionOf(source, edit));
        removed.push(edit.keys);
        break;
      case "remove":
        removed.push(edit.keys);
        break;
    }
  }
  splices.push(...removeAll(source, removed, styleAt));
  // If an inner and an outer collection end at the same offset, the inner one grows first.
  const inwards = [...growing.values()].sort((a, b) => b.place.keys.length - a.place.keys.length);
  const inOrderOfResponses = responseOrder(source);
  for (const { place, additions } of inwards) {
    splices.push(...add(source, place, inOrderOfResponses(place, additions), styleAt(place.node)));
  }
  return inOrder(splices);
}

/**
 * Checks that an edit is possible in the file.
 *
 * @param source - the file
 * @param edit - the edit
 * @throws {Refused} if it is not
 */
export function requirePossible(source: Editable, edit: Edit): void {
  if (edit.kind === "add") {
    growthOf(source, edit);
    return;
  }
  const { owner } = locate(source, edit.keys);
  if (edit.kind === "move") growthOf(source, additionOf(source, edit));
  if (edit.kind === "rename") renamable(owner, edit.to);
  else if (edit.kind !== "replace" && owner?.kind === "entry") requireUnique(owner.map, owner.entry);
}

/** What an edit adds to the deepest existing collection. */
function growthOf(source: Editable, { keys, value, after, copiedFrom }: AddEdit): Growth {
  const { found, missing } = reach(source, keys);
  const [name, ...inner] = missing;
  if (name === undefined) throw new Refused(`${toPointer(keys)} already exists.`);
  const created = inner.reduceRight((object: unknown, key) => ({ [key]: object }), value);
  const direct = inner.length === 0;
  const addition: Addition = {
    name: String(name),
    value: created,
    after: direct ? after : undefined,
    before: undefined,
    copiedFrom: direct ? copiedFrom : undefined,
  };
  return { place: found, additions: [addition] };
}

function additionOf(source: Editable, { file, keys, to, after }: MoveEdit): AddEdit {
  const { value } = locate(source, keys);
  return { kind: "add", file, keys: to, value, copiedFrom: keys, ...(after !== undefined && { after }) };
}

function add(source: Editable, place: Located, additions: readonly Addition[], style: Style): readonly Splice[] {
  const { node, value } = place;
  if (node.kind === "map" && node.entries.length > 0) {
    return node.flow ? addToFlowMap(source, node, additions, style) : addToBlockMap(source, node, additions, style);
  }
  if (Array.isArray(value) && additions.every(({ name }) => name === "-")) {
    const values = additions.map((addition) => addition.value);
    if (node.kind !== "list" || node.items.length === 0) return replace(source, place, values, style);
    return node.flow ? appendToFlowList(source, node, values, style) : appendToBlockList(source, node, values, style);
  }
  if (value !== null && node.kind !== "map")
    throw new Refused(`The value at ${toPointer(place.keys)} is not an object.`);
  return replace(
    source,
    place,
    Object.fromEntries(additions.map((addition) => [addition.name, addition.value])),
    style,
  );
}

function replace(source: Editable, { node, owner }: Located, value: unknown, style: Style): readonly Splice[] {
  if (source.language === "json" || isFlow(owner)) return replaceInFlow(source, node, owner, value, style);
  if (owner) return replaceInBlock(source, owner, value, style);
  return [{ start: node.outerStart, end: node.end, text: blockLines(value as object, style).join(style.newline) }];
}

function rename(source: Editable, { keys, to }: RenameEdit, styleAt: StyleReader): Splice {
  const { owner } = locate(source, keys);
  const { map, entry } = renamable(owner, to);
  const { start, end } = entry.key;
  const quote = source.text[start];
  if (source.language === "json") return { start, end, text: JSON.stringify(to) };
  const style = styleAt(map);
  const written = quote === "'" ? "single" : quote === '"' ? "double" : "plain";
  const text =
    written === "plain" ? keyText(to, { ...style, statusKeys: "plain", rangeKeys: "plain" }) : quoted(to, written);
  return { start, end, text };
}

function renamable(owner: Owner | undefined, to: string): Extract<Owner, { kind: "entry" }> {
  if (owner?.kind !== "entry") throw new Refused("Only keys can be renamed.");
  if (owner.map.entries.some(({ name }) => name === to)) throw new Refused(`The key ${to} already exists.`);
  requireUnique(owner.map, owner.entry);
  return owner;
}

function quoted(text: string, style: "single" | "double"): string {
  return style === "double" ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}

function removeAll(source: Editable, paths: readonly Path[], styleAt: StyleReader): readonly Splice[] {
  const byHolder = new Map<SourceMap | SourceList, { readonly keys: Path; readonly indices: Set<number> }>();
  for (const keys of paths) {
    const { owner } = locate(source, keys);
    if (!owner) throw new Refused("The whole document cannot be removed.");
    if (owner.kind === "entry") requireUnique(owner.map, owner.entry);
    const [holder, index] =
      owner.kind === "entry"
        ? [owner.map, owner.map.entries.indexOf(owner.entry)]
        : [owner.list, owner.list.items.indexOf(owner.item)];
    const removal = byHolder.get(holder) ?? { keys: keys.slice(0, -1), indices: new Set() };
    removal.indices.add(index);
    byHolder.set(holder, removal);
  }
  return [...byHolder].flatMap(([holder, { keys, indices }]) => {
    // YAML has no empty block collections, so it becomes `{}` or `[]`.
    if (indices.size === membersOf(holder).length) {
      return replace(source, locate(source, keys), holder.kind === "map" ? {} : [], styleAt(holder));
    }
    return holder.flow ? removeFromFlow(holder, indices) : removeFromBlock(source, holder, indices);
  });
}

/** Of duplicate keys, the last one counts: if it were removed or renamed, an earlier one would take effect. */
function requireUnique({ entries }: SourceMap, { name }: SourceEntry): void {
  if (entries.filter((entry) => entry.name === name).length > 1)
    throw new Refused(`The key ${name} occurs more than once.`);
}

function holderOf({ node, owner }: Located): Editable["root"] {
  return owner ? (owner.kind === "entry" ? owner.map : owner.list) : node;
}

function isFlow(owner: Owner | undefined): boolean {
  return owner !== undefined && (owner.kind === "entry" ? owner.map.flow : owner.list.flow);
}
