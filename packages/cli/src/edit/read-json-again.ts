import type { Path } from "@error-contract/contract";
import { parseJson } from "../document/syntax/parse-json.ts";
import { applyToData } from "./apply-to-data.ts";
import type { Editable, SourceNode } from "./nodes.ts";
import { applySplices, type Splice } from "./splice.ts";

/** A collection whose text changes while everything around it stays the same. */
interface Region {
  readonly node: SourceNode;
  readonly keys: Path;
}

/**
 * Parses an edited JSON text. Only the smallest collections around the changes are parsed: if each of them is still one
 * valid value, nothing around them can have changed.
 *
 * @param source - the file before its edits
 * @param splices - the changes, in the order of the text
 * @returns the new data, which shares everything outside these collections with the old data
 * @throws {InputError} if one of them is no longer valid JSON, or has a duplicate key
 */
export function readJsonAgain(source: Editable, splices: readonly Splice[]): unknown {
  const { text, name, root, data } = source;
  const found = splices.map((splice) => regionAround(root, splice));
  const regions = outermost(found.filter((region) => region !== undefined));
  if (regions.length === 0 || found.includes(undefined)) return parseJson(applySplices(text, splices), name).value;
  let next = 0;
  const replacements = regions.map(({ node: { start, end }, keys }) => {
    const inside: Splice[] = [];
    for (let splice = splices[next]; splice !== undefined && splice.start < end; splice = splices[++next]) {
      inside.push({ ...splice, start: splice.start - start, end: splice.end - start });
    }
    const { value } = parseJson(applySplices(text.slice(start, end), inside), name);
    return { kind: "replace", file: "", keys, value } as const;
  });
  return applyToData(data, replacements);
}

/** The smallest collection whose brackets enclose a change; `undefined` if the change is not inside the root. */
function regionAround(root: SourceNode, splice: Splice): Region | undefined {
  if (!isAround(root, splice)) return undefined;
  const keys: (string | number)[] = [];
  for (let node = root; ; ) {
    const members = node.kind === "map" ? node.entries : node.kind === "list" ? node.items : [];
    const index = lastBefore(members, splice.start);
    const member = members[index];
    if (member === undefined || !isAround(member.value, splice)) return { node, keys };
    keys.push("key" in member ? String(member.name) : index);
    node = member.value;
  }
}

function isAround(node: SourceNode, { start, end }: Splice): boolean {
  return (node.kind === "map" || node.kind === "list") && node.start < start && end < node.end;
}

/** The index of the last member whose value begins before an offset. */
function lastBefore(members: readonly { readonly value: SourceNode }[], offset: number): number {
  let low = 0;
  let high = members.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((members[middle]?.value.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Drops regions that lie inside others; the rest are in the order of the text. */
function outermost(regions: readonly Region[]): readonly Region[] {
  const sorted = [...regions].sort((a, b) => a.node.start - b.node.start || b.node.end - a.node.end);
  const kept: Region[] = [];
  for (const region of sorted) if (region.node.start >= (kept.at(-1)?.node.end ?? 0)) kept.push(region);
  return kept;
}
