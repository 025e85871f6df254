import { type Addition, placeAdditions } from "./additions.ts";
import { indentationOf, isFirstInLine, lineEnd } from "./lines.ts";
import type { Owner } from "./locate.ts";
import { type Member, membersOf } from "./members.ts";
import type { Editable, SourceList, SourceMap, SourceNode } from "./nodes.ts";
import type { Splice } from "./splice.ts";
import type { Style } from "./style.ts";
import { jsonLines, jsonText, type Separators } from "./write-json.ts";
import { flowText, keyText } from "./write-yaml.ts";

/**
 * Adds keys to a flow map that is not empty: any map in a JSON file, or one such as `{ a: 1 }` in YAML.
 *
 * @param source - the file
 * @param map - the map
 * @param additions - the keys
 * @param style - how the map is written
 * @returns the splices
 */
export function addToFlowMap(
  source: Editable,
  map: SourceMap,
  additions: readonly Addition[],
  style: Style,
): readonly Splice[] {
  const members = membersOf(map);
  const separators = separatorsOf(source, map, members);
  const names = map.entries.map(({ name }) => name);
  return [...placeAdditions(names, additions)].flatMap(([index, group]) => {
    const write = (multiline: boolean, indentation: string) =>
      group.map(({ name, value }) => {
        const quoted =
          source.language === "json" || source.text[map.entries[Math.max(index, 0)]?.key.start ?? 0] === '"';
        const key = quoted ? JSON.stringify(name) : keyText(name, style);
        const colon = quoted ? separators.colon : ": ";
        return `${key}${colon}${valueText(source, value, style, { multiline, indentation, separators })}`;
      });
    return insertMembers(source, members, index, write, separators, style);
  });
}

/**
 * Appends elements to a flow list that is not empty.
 *
 * @param source - the file
 * @param list - the list
 * @param values - the elements
 * @param style - how the list is written
 * @returns the splices
 */
export function appendToFlowList(
  source: Editable,
  list: SourceList,
  values: readonly unknown[],
  style: Style,
): readonly Splice[] {
  const members = membersOf(list);
  const separators = separatorsOf(source, list, members);
  const write = (multiline: boolean, indentation: string) =>
    values.map((value) => valueText(source, value, style, { multiline, indentation, separators }));
  return insertMembers(source, members, members.length - 1, write, separators, style);
}

/**
 * Replaces a value inside a flow collection, or the root of a JSON file.
 *
 * @param source - the file
 * @param node - the old value
 * @param owner - the entry or element that holds it; `undefined` for the root
 * @param value - the new value
 * @param style - how its neighbors are written
 * @returns the splices
 */
export function replaceInFlow(
  source: Editable,
  node: SourceNode,
  owner: Owner | undefined,
  value: unknown,
  style: Style,
): readonly Splice[] {
  const { text } = source;
  const holder = owner?.kind === "entry" ? owner.map : owner?.list;
  const start = owner?.kind === "entry" ? owner.entry.key.outerStart : node.outerStart;
  const separators = holder ? separatorsOf(source, holder, membersOf(holder)) : { comma: ", ", colon: ": " };
  const written = valueText(source, value, style, {
    multiline: owner === undefined || isFirstInLine(text, start),
    indentation: indentationOf(text, start),
    separators,
  });
  if (owner?.kind === "entry" && node.end <= owner.entry.afterColon) {
    const colon = text[owner.entry.afterColon - 1] === ":" ? " " : ": ";
    return [{ start: owner.entry.afterColon, end: owner.entry.afterColon, text: `${colon}${written}` }];
  }
  return [{ start: node.outerStart, end: node.end, text: written }];
}

/**
 * Removes some, but not all, members of a flow collection.
 *
 * @param node - the collection
 * @param indices - which members
 * @returns the splices
 */
export function removeFromFlow(node: SourceMap | SourceList, indices: ReadonlySet<number>): readonly Splice[] {
  const members = membersOf(node);
  const kept = members.findLastIndex((_, index) => !indices.has(index));
  const tail = { start: members[kept]?.end ?? node.start, end: members.at(-1)?.end ?? node.end, text: "" };
  const inner = members.flatMap(({ start }, index) =>
    index < kept && indices.has(index) ? [{ start, end: members[index + 1]?.start ?? start, text: "" }] : [],
  );
  return [...inner, ...(kept < members.length - 1 ? [tail] : [])];
}

function insertMembers(
  { text }: Editable,
  members: readonly Member[],
  index: number,
  write: (multiline: boolean, indentation: string) => readonly string[],
  { comma }: Separators,
  { newline }: Style,
): readonly Splice[] {
  const [first] = members;
  if (index < 0 && first) return [insertFirst(text, first, write, comma, newline)];
  const behind = members[index];
  if (!behind) return [];
  const { start, end } = behind;
  if (!isFirstInLine(text, start)) {
    return [
      {
        start: end,
        end,
        text: write(false, "")
          .map((member) => `${comma}${member}`)
          .join(""),
      },
    ];
  }
  const indentation = indentationOf(text, start);
  const written = write(true, indentation);
  const rest = text.slice(end, lineEnd(text, end));
  // If the sibling already has a trailing comma, its line stays unchanged.
  if (/^[\t ]*,[\t ]*(#.*)?$/.test(rest)) {
    const at = lineEnd(text, end);
    return [{ start: at, end: at, text: written.map((member) => `${newline}${indentation}${member},`).join("") }];
  }
  const lines = written.map((member) => `${newline}${indentation}${member}`).join(",");
  if (!/^[\t ]*(#.*)?$/.test(rest)) return [{ start: end, end, text: `,${lines}` }];
  const at = lineEnd(text, end);
  return [
    { start: end, end, text: "," },
    { start: at, end: at, text: lines },
  ];
}

function insertFirst(
  text: string,
  { start }: Member,
  write: (multiline: boolean, indentation: string) => readonly string[],
  comma: string,
  newline: string,
): Splice {
  const indentation = indentationOf(text, start);
  const ownLine = isFirstInLine(text, start);
  const separator = ownLine ? `,${newline}${indentation}` : comma;
  const written = write(ownLine, ownLine ? indentation : "").map((member) => `${member}${separator}`);
  return { start, end: start, text: written.join("") };
}

/** The separators that a collection uses, or the usual ones of JSON if it has too few members to tell. */
function separatorsOf({ text }: Editable, node: SourceMap | SourceList, members: readonly Member[]): Separators {
  const entry = node.kind === "map" ? node.entries[0] : undefined;
  const written = entry ? text.slice(entry.key.end, entry.value.outerStart) : ": ";
  const colon = /^[\t ]*:[\t ]*$/.test(written) ? written : ": ";
  const [first, second] = members;
  const between = first && second ? text.slice(first.end, second.start) : "";
  const fallback = colon.endsWith(":") ? "," : ", ";
  return { colon, comma: /^[\t ]*,[\t ]*$/.test(between) ? between : fallback };
}

interface Layout {
  readonly multiline: boolean;
  readonly indentation: string;
  readonly separators: Separators;
}

function valueText(
  source: Editable,
  value: unknown,
  style: Style,
  { multiline, indentation, separators }: Layout,
): string {
  if (source.language === "yaml") return flowText(value, style);
  return multiline ? jsonLines(value, style, indentation, separators.colon) : jsonText(value, separators);
}
