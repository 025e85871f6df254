import { type Addition, placeAdditions } from "./additions.ts";
import { copiedLines, type Written } from "./copy.ts";
import { blockEnd, columnOf, isFirstInLine, lineEnd, lineStart, nextLine } from "./lines.ts";
import type { Owner } from "./locate.ts";
import { membersOf } from "./members.ts";
import type { Editable, SourceList, SourceMap, SourceNode } from "./nodes.ts";
import type { Splice } from "./splice.ts";
import type { Style } from "./style.ts";
import { blockLines, flowText, keyText } from "./write-yaml.ts";

/**
 * Adds keys to a block map that is not empty.
 *
 * @param source - the file
 * @param map - the map
 * @param additions - the keys
 * @param style - how the map is written
 * @returns the splices
 */
export function addToBlockMap(
  source: Editable,
  map: SourceMap,
  additions: readonly Addition[],
  style: Style,
): readonly Splice[] {
  const { text } = source;
  const names = map.entries.map(({ name }) => name);
  const first = map.entries[0]?.key.outerStart ?? map.start;
  const column = columnOf(text, first);
  return [...placeAdditions(names, additions)].map(([index, group]) => {
    const lines = group.flatMap((addition) => linesOf(source, addition, column, style));
    if (index < 0 && isFirstInLine(text, first)) return insertAbove(text, first, lines, style);
    const { value, afterColon } = map.entries[index] ?? map.entries.at(-1) ?? { value: map, afterColon: map.start };
    return insertLines(text, blockEnd(text, Math.max(value.end, afterColon), column), lines, style);
  });
}

/**
 * Appends elements to a block list that is not empty.
 *
 * @param source - the file
 * @param list - the list
 * @param values - the elements
 * @param style - how the list is written
 * @returns the splices
 */
export function appendToBlockList(
  { text }: Editable,
  list: SourceList,
  values: readonly unknown[],
  style: Style,
): readonly Splice[] {
  const column = columnOf(text, list.start);
  const lines = indented(blockLines(values, style), column);
  return [insertLines(text, blockEnd(text, list.end, column), lines, style)];
}

/**
 * Replaces a value in a block map or block list.
 *
 * @param source - the file
 * @param owner - the entry or the element
 * @param value - the new value
 * @param style - how its neighbors are written
 * @returns the splices
 */
export function replaceInBlock({ text }: Editable, owner: Owner, value: unknown, style: Style): readonly Splice[] {
  if (owner.kind === "item") {
    const { start, value: old } = owner.item;
    const lines = blockLines([value], style).join(`${style.newline}${" ".repeat(columnOf(text, start))}`);
    return [{ start, end: Math.max(old.end, start + 1), text: lines }];
  }
  const { afterColon, key, value: old } = owner.entry;
  const end = Math.max(old.end, afterColon);
  const column = columnOf(text, key.outerStart);
  const { head, lines } = written(value, column, style);
  const below = old.outerStart > lineEnd(text, afterColon);
  if (!below && isInline(old) && lines.length === 0) {
    return [{ start: old.outerStart, end, text: old.outerStart === afterColon ? ` ${head}` : head }];
  }
  const first = below ? afterColon : isInline(old) ? end : lineEnd(text, end);
  // Removes the value after the colon; a comment at the end of that line stays.
  const inLine: Splice = { start: afterColon, end: first, text: head && ` ${head}` };
  const at = lineEnd(text, first);
  const rest = lines.map((line) => `${style.newline}${line}`).join("");
  return [inLine, { start: at, end: below ? blockEnd(text, end, column) : at, text: rest }];
}

/**
 * Removes some, but not all, members of a block collection.
 *
 * @param source - the file
 * @param node - the collection
 * @param indices - which members
 * @returns the splices
 */
export function removeFromBlock(
  { text }: Editable,
  node: SourceMap | SourceList,
  indices: ReadonlySet<number>,
): readonly Splice[] {
  const members = membersOf(node);
  let removedTo = 0;
  return members.flatMap(({ start, end }, index) => {
    if (!indices.has(index)) return [];
    const next = members[index + 1];
    // If the member is the first key after a dash, the next key takes its place.
    if (!isFirstInLine(text, start) && next) return [{ start, end: next.start, text: "" }];
    const line = lineStart(text, start);
    const last = blockEnd(text, end, columnOf(text, start));
    // Remove the line break before the member rather than the one after it, so that insertions after it keep lines of
    // their own and the end of the file stays unchanged. At the start of the text, there is only the line break after
    // it.
    if (line > removedTo) return [{ start: lineEnd(text, line - 1), end: last, text: "" }];
    removedTo = nextLine(text, last);
    return [{ start: line, end: removedTo, text: "" }];
  });
}

function linesOf(
  source: Editable,
  { name, value, copiedFrom }: Addition,
  column: number,
  style: Style,
): readonly string[] {
  const copied = copiedFrom && copiedLines(source, copiedFrom, column, style);
  const { head, lines } = copied ?? written(value, column, style);
  return [`${" ".repeat(column)}${keyText(name, style)}:${head && ` ${head}`}`, ...lines];
}

function written(value: unknown, column: number, style: Style): Written {
  if (typeof value === "object" && value !== null && Object.keys(value).length > 0) {
    const deeper = Array.isArray(value) && style.flushLists ? column : column + style.indent.length;
    return { head: "", lines: indented(blockLines(value, style), deeper) };
  }
  if (typeof value === "string" && value.includes("\n")) {
    const [first = "", ...lines] = blockLines({ k: value }, style);
    return { head: first.slice("k: ".length), lines: indented(lines, column) };
  }
  return { head: flowText(value, style), lines: [] };
}

function isInline(node: SourceNode): boolean {
  if (node.kind === "scalar") return node.style !== "block";
  return node.kind === "alias" || node.flow;
}

function insertLines(text: string, at: number, lines: readonly string[], { newline }: Style): Splice {
  const inserted = lines.join(newline);
  return { start: at, end: at, text: text.length === 0 ? inserted : `${newline}${inserted}` };
}

/** Inserts lines above a line and the comments directly above it. */
function insertAbove(text: string, offset: number, lines: readonly string[], { newline }: Style): Splice {
  let at = lineStart(text, offset);
  while (at > 0 && /^[\t ]*#/.test(text.slice(lineStart(text, at - 1), at))) at = lineStart(text, at - 1);
  return { start: at, end: at, text: lines.map((line) => `${line}${newline}`).join("") };
}

function indented(lines: readonly string[], column: number): readonly string[] {
  return lines.map((line) => (line === "" ? line : `${" ".repeat(column)}${line}`));
}
